import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import type { BootstrapOptions } from '../bootstrap';
import { Failure } from '../failure';
import { colours } from '../terminal';
import { consent } from './consent';
import { install } from './install';
import { preconditions } from './preconditions';

/** Begins the delivery of an environment on a cluster. */
export async function bootstrapEnvironment(root: string, name: string, options: BootstrapOptions): Promise<void> {
  const { context, yes, timeout } = options;
  const [settings] = loadSettings({ directory: path.join(root, 'environments'), names: [name], env: process.env });
  if (!settings) throw new Failure(`There is no environment ${name}`, 'name a file of environments/');
  const folder = path.join(root, 'dist', settings.environment);
  const say = (sentence: string): void => {
    process.stdout.write(`${sentence}\n`);
  };
  const warn = (sentence: string | undefined): void => {
    if (sentence !== undefined) process.stderr.write(`${colours(process.stderr).yellow(sentence)}\n`);
  };
  const { cluster, advice } = await preconditions({ settings, folder, context, env: process.env });
  warn(cluster.warning);
  warn(advice);
  await consent(cluster, yes);
  say(`Cluster: context ${cluster.context}, ${cluster.server}, Kubernetes ${cluster.version}`);
  await install({ cluster, settings, folder, timeout, say });
  const kubectl = `kubectl --context ${cluster.context}`;
  say(`Argo CD delivers from now on. Watch it: ${kubectl} -n argocd get applications --watch`);
}
