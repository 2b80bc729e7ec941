import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { charts } from '../../app/catalogue';
import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { credentialAdvice } from './branch';
import type { Cluster } from './cluster';

export interface InstallOptions {
  readonly cluster: Cluster;
  readonly settings: Settings;
  /** The synthesized folder of the environment. */
  readonly folder: string;
  /** Seconds, for each of the two things that are waited for. */
  readonly timeout: number;
  /** Called with a sentence about what begins now. */
  readonly say: (sentence: string) => void;
}

interface Root {
  readonly status?: {
    readonly sync?: { readonly status: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  };
}

/** Installs Argo CD, hands it the root Application, and waits until it has read the branch. Idempotent. */
export async function install(options: InstallOptions): Promise<void> {
  const { cluster, settings, folder, timeout, say } = options;
  if (await managesItself(cluster)) {
    say('Argo CD is there and manages itself: Helm would only undo what the manifests branch says.');
  } else {
    const { repository, name, version } = charts.argoCd;
    say(`Installing Argo CD (chart ${version}), and waiting until its pods are ready ...`);
    await cluster.helm(
      ...['upgrade', '--install', 'argocd', name, '--repo', repository, '--version', version],
      ...['--namespace', 'argocd', '--create-namespace'],
      ...['--values', path.join(folder, 'bootstrap', 'helm', 'argocd.yaml'), '--wait', '--timeout', `${timeout}s`],
    );
  }
  say('Applying the root Application ...');
  await cluster.kubectl('apply', '--server-side', '--filename', path.join(folder, 'bootstrap'));
  const { url, manifestsBranch } = settings.git;
  say(`Waiting until Argo CD has read branch ${manifestsBranch} of ${url} ...`);
  await untilRead(cluster, settings, timeout);
}

async function managesItself(cluster: Cluster): Promise<boolean> {
  const crd = await cluster.kubectl('get', 'crd', 'applications.argoproj.io', '--ignore-not-found', '--output=name');
  if (crd === '') return false;
  const found = await cluster.kubectl(
    '-n',
    'argocd',
    'get',
    'applications',
    'argocd',
    '--ignore-not-found',
    '--output=name',
  );
  return found !== '';
}

async function untilRead(cluster: Cluster, { git }: Settings, timeout: number): Promise<void> {
  const end = performance.now() + timeout * 1000;
  let said = '';
  while (performance.now() < end) {
    const root = await cluster.kubectl('-n', 'argocd', 'get', 'application', 'root', '--output=json');
    const { sync, conditions = [] } = (JSON.parse(root) as Root).status ?? {};
    const errors = conditions.filter(({ type }) => type.endsWith('Error'));
    // Other errors pass: Argo CD hears of an Application and of its project one after the other.
    const unreadable = errors.find(({ type }) => type === 'ComparisonError');
    if (unreadable) {
      throw new Failure(`Argo CD cannot read the branch: ${unreadable.message}`, credentialAdvice(git.url));
    }
    if (errors.length === 0 && sync !== undefined && sync.status !== 'Unknown') return;
    said = errors.map(({ message }) => ` It says: ${message}`).join();
    await delay(500);
  }
  throw new Failure(
    `Argo CD has not read the branch within ${timeout} s.${said}`,
    'look at its pods, kubectl -n argocd get pods, and run the command again',
  );
}
