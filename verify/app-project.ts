import { at, items, text, texts } from './fields';
import { groupOf } from './kind';
import type { Manifest } from './manifest';

/** Argo CD's patterns: `*` stands for anything, a leading `!` denies. */
function matches(pattern: string, value: string): boolean {
  // Most have no star, and every object of a folder asks for each.
  if (!pattern.includes('*')) return pattern === value;
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(value);
}

function admits(patterns: readonly string[], value: string): boolean {
  const denied = patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1), value));
  return !denied && patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern, value));
}

export const admitsSource = (project: Manifest, url: string): boolean =>
  admits(texts(at(project.spec, 'sourceRepos')), url);

/** Whether an Application may put an object into a namespace of its cluster; '' is no namespace. */
export function admitsNamespace(project: Manifest, application: Manifest, namespace: string): boolean {
  const cluster = at(application.spec, 'destination');
  return items(at(project.spec, 'destinations')).some((one) => {
    const servers = text(at(one, 'server')) ?? '';
    const names = text(at(one, 'name')) ?? '';
    const sameCluster =
      matches(servers, text(at(cluster, 'server')) ?? '') ||
      (names !== '' && matches(names, text(at(cluster, 'name')) ?? ''));
    return sameCluster && admits([text(at(one, 'namespace')) ?? ''], namespace);
  });
}

export const admitsDestination = (project: Manifest, application: Manifest): boolean =>
  admitsNamespace(project, application, text(at(application.spec, 'destination', 'namespace')) ?? '');

/** Cluster-scoped kinds are refused unless they are listed. */
export const admitsKind = (project: Manifest, { apiVersion, kind }: Manifest): boolean =>
  items(at(project.spec, 'clusterResourceWhitelist')).some(
    (one) => matches(text(at(one, 'group')) ?? '', groupOf(apiVersion)) && matches(text(at(one, 'kind')) ?? '', kind),
  );
