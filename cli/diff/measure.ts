import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { runNode } from '../bench/run';
import type { Usage } from '../bench/run';

/** What one comparison has used. */
export interface DiffUsage extends Usage {
  readonly objects: number;
  /** Of both sides. */
  readonly bytes: number;
}

const perComponent = 100;

/** Compares two folders of Deployments, about 1 KB each, of which every one has changed: the worst that can be. */
export function measureDiff(objects = 20_000): DiffUsage {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-diff-'));
  try {
    const [before, after] = [path.join(folder, 'before'), path.join(folder, 'after')];
    const bytes = write(before, objects, 'v1.0.0') + write(after, objects, 'v1.1.0');
    const usage = runNode(['cli/testbed.js', 'diff', '--against', before, '--folder', after]);
    return { objects, bytes, ...usage };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, objects: number, version: string): number {
  let bytes = 0;
  for (let index = 0; index < objects; index++) {
    const component = `component-${Math.floor(index / perComponent)}`;
    const yaml = stringify(deployment(`app-${index}`, component, version));
    fs.mkdirSync(path.join(folder, 'local', component), { recursive: true });
    fs.writeFileSync(path.join(folder, 'local', component, `Deployment.app-${index}.yaml`), yaml);
    bytes += yaml.length;
  }
  return bytes;
}

function deployment(name: string, namespace: string, version: string): object {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'testbed' };
  const env = Array.from({ length: 6 }, (_, index) => ({ name: `VARIABLE_${index}`, value: `${name}-${index}` }));
  const container = {
    name,
    image: `registry.example.com/${namespace}/${name}:${version}`,
    env,
    ports: [{ name: 'grpc', containerPort: 8080, protocol: 'TCP' }],
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: { ...labels, 'app.kubernetes.io/version': version } },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [container] } },
    },
  };
}
