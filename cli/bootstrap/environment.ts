import * as fs from 'node:fs';
import * as path from 'node:path';
import { loadSettings } from '../../app/settings/load';
import type { BootstrapOptions } from '../bootstrap';
import { Failure } from '../failure';
import { colours } from '../terminal';
import { checkBranch } from './branch';
import { Cluster } from './cluster';
import { consent } from './consent';
import { install } from './install';
import { requireTools } from './tool';

/** Begins the delivery of an environment on a cluster. */
export async function bootstrapEnvironment(name: string, { context, yes, timeout }: BootstrapOptions): Promise<void> {
  const root = path.join(__dirname, '..', '..');
  const [settings] = loadSettings({ directory: path.join(root, 'environments'), names: [name], env: process.env });
  if (!settings) throw new Failure(`There is no environment ${name}`, 'name a file of environments/');
  const folder = path.join(root, 'dist', settings.environment);
  if (!fs.existsSync(path.join(folder, 'bootstrap', 'helm', 'argocd.yaml'))) {
    throw new Failure(`${path.relative('', folder)} is not there`, `run npm run synth -- ${name}`);
  }
  const say = (sentence: string): void => {
    process.stdout.write(`${sentence}\n`);
  };
  const warn = (sentence: string | undefined): void => {
    if (sentence !== undefined) process.stderr.write(`${colours(process.stderr).yellow(sentence)}\n`);
  };
  await requireTools(process.env);
  const cluster = await Cluster.reach(process.env, context);
  warn(cluster.warning);
  warn(await checkBranch(settings, process.env));
  await consent(cluster, yes);
  say(`Cluster: context ${cluster.context}, Kubernetes ${cluster.version}`);
  await install({ cluster, settings, folder, timeout, say });
  say('Argo CD delivers from now on. Watch it: kubectl -n argocd get applications --watch');
}
