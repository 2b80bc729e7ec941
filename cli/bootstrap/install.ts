import * as path from 'node:path';
import { charts } from '../../app/catalogue';
import type { Settings } from '../../app/settings/settings';
import type { Cluster } from './cluster';
import { checkInstalled, managesItself } from './installed';
import { untilRead } from './until-read';

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

/** Installs Argo CD, hands it the root Application, and waits until it has read the branch. Idempotent. */
export async function install(options: InstallOptions): Promise<void> {
  const { cluster, settings, folder, timeout, say } = options;
  await checkInstalled(cluster, settings);
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
