import { charts } from '../../app/catalogue';
import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import type { Cluster } from './cluster';

/**
 * Looks what runs on the cluster already. A root of another environment would be pointed elsewhere and prune what it has
 * delivered; an older chart over a newer one may leave definitions and settings that the older Argo CD does not know.
 *
 * @throws Failure with everything that is in the way
 */
export async function checkInstalled(cluster: Cluster, { environment }: Settings): Promise<void> {
  const [root, newer] = await Promise.all([rootPath(cluster), newerChart(cluster)]);
  const problems = [
    ...(root === undefined || root.startsWith(`${environment}/`)
      ? []
      : [`its root Application delivers ${root}: ${environment} in its place would remove what is there`]),
    ...(newer === undefined
      ? []
      : [`it runs the chart ${newer}, newer than ${charts.argoCd.version} of app/catalogue.ts`]),
  ];
  if (problems.length === 0) return;
  throw new Failure(
    `Nothing was changed on ${cluster.context}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    'choose another cluster, name the environment that is there, or raise the version in the catalogue',
  );
}

/** Whether Argo CD delivers itself, so that the branch and not Helm says what it is. */
export async function managesItself(cluster: Cluster): Promise<boolean> {
  return (await application(cluster, 'argocd', '{.metadata.name}')) !== '';
}

async function rootPath(cluster: Cluster): Promise<string | undefined> {
  const found = await application(cluster, 'root', '{.spec.source.path}');
  return found === '' ? undefined : found;
}

/** A part of an Application; empty when there is none, or nothing that knows what one is. */
async function application(cluster: Cluster, name: string, part: string): Promise<string> {
  const crd = await cluster.kubectl('get', 'crd', 'applications.argoproj.io', '--ignore-not-found', '--output=name');
  if (crd === '') return '';
  const get = ['-n', 'argocd', 'get', 'applications.argoproj.io', name, '--ignore-not-found'];
  return cluster.kubectl(...get, `--output=jsonpath=${part}`);
}

/** The version of the chart that Helm has installed, if it is newer than ours. */
async function newerChart(cluster: Cluster): Promise<string | undefined> {
  const listed = await cluster.helm('list', '--namespace', 'argocd', '--filter', '^argocd$', '--output', 'json');
  const [release] = JSON.parse(listed) as readonly { readonly chart: string }[];
  const version = release?.chart.replace(/^argo-cd-/, '');
  const newer = version?.localeCompare(charts.argoCd.version, 'en', { numeric: true }) === 1;
  return newer ? version : undefined;
}
