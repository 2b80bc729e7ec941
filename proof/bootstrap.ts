import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { charts } from '../app/catalogue';
import type { Binaries } from './binaries/locate';
import type { ControlPlane } from './control-plane/control-plane';
import type { SourceServer } from './sources/proxy';

const run = promisify(execFile);

export interface BootstrapOptions {
  readonly plane: ControlPlane;
  readonly binaries: Binaries;
  readonly sources: SourceServer;
  /** The folder of the environment. */
  readonly environment: string;
}

/** Installs Argo CD and the root Application as the README says. */
export async function bootstrap({ plane, binaries, sources, environment }: BootstrapOptions): Promise<void> {
  const { repository, name, version } = charts.argoCd;
  const values = path.join(environment, 'bootstrap', 'helm', 'argocd.yaml');
  const env = {
    ...process.env,
    KUBECONFIG: plane.kubeconfig,
    HTTPS_PROXY: sources.url,
    NO_PROXY: '127.0.0.1',
    SSL_CERT_FILE: sources.caFile,
  };
  await run(
    binaries.helm,
    [
      ...['upgrade', '--install', 'argocd', name, '--repo', repository, '--version', version],
      ...['--namespace', 'argocd', '--create-namespace', '--values', values, '--wait'],
    ],
    { env },
  );
  await plane.kubectl(['apply', '--server-side', '-f', path.join(environment, 'bootstrap')]);
}
