import { releases } from '../../app/catalogue';
import type { Origin } from './origin';
import type { Folder } from './system';

export function fileUrl({ repository, tag, path }: Folder, file: string): string {
  return `https://raw.githubusercontent.com/${repository}/${encodeURIComponent(tag)}/${path}/${file}`;
}

/** Downloads from the repositories at the catalogue's versions. */
export const upstream: Origin = {
  crds: ({ crds }) => Promise.all(crds?.files.map((file) => download(fileUrl(crds, file))) ?? []),
  chartFile: (_system, chart, name) => download(fileUrl(chart.upstream, name)),
};

export function downloadKubernetes(): Promise<string> {
  const folder: Folder = { repository: 'kubernetes/kubernetes', tag: releases.kubernetes, path: 'api/openapi-spec' };
  return download(fileUrl(folder, 'swagger.json'));
}

async function download(url: string): Promise<string> {
  const answer = await fetch(url).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`${url}: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer.text();
}
