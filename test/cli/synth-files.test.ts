import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import type { Build } from '../../app/synthesize';
import { synthesize } from '../../app/synthesize';
import { loadSettings } from '../../app/settings/load';
import { filesIn } from './sandbox';

// The real one takes all imports with it, and what it holds is not the matter here.
jest.mock('../../app/testbed', () => ({ Testbed: class {} }));

const settings = loadSettings({ directory: path.join(__dirname, '..', '..', 'environments'), env: {} });
const [local] = settings;
let out: string;

beforeEach(() => {
  out = fs.mkdtempSync(path.join(os.tmpdir(), 'synthesize-'));
});

afterEach(() => {
  fs.rmSync(out, { recursive: true });
});

interface Drawn {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Draws these objects, by the name of their chart. */
function drawing(charts: Readonly<Record<string, readonly Drawn[]>>): Build {
  return (app) => {
    for (const [id, objects] of Object.entries(charts)) {
      const chart = new Chart(app, id);
      objects.forEach(({ apiVersion, kind, name, namespace }, index) => {
        new ApiObject(chart, `object-${index}`, { apiVersion, kind, metadata: { name, namespace } });
      });
    }
    const footprint = { pods: 4, cpu: 0.5, memory: 6 };
    return { argoCd: { releaseName: 'argocd', values: { a: 1 } }, components: ['a', 'b'], objects: 3, footprint };
  };
}

const service = { apiVersion: 'v1', kind: 'Service', name: 'x' };
const knative = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'x' };

test('each environment gets a folder, each chart a folder in it, and each object a file', () => {
  const summaries = synthesize(settings, out, drawing({ a: [service], b: [knative] }));
  expect(Object.keys(filesIn(out))).toEqual(
    settings.flatMap(({ environment }) => [
      `${environment}/a/Service.x.yaml`,
      `${environment}/b/Service.x.yaml`,
      `${environment}/bootstrap/helm/argocd.yaml`,
    ]),
  );
  expect(summaries[0]).toEqual({
    environment: 'local',
    components: 2,
    objects: 3,
    pods: 4,
    cpu: 0.5,
    memory: 6,
    directory: path.join(out, 'local'),
  });
});

test.each<[string, Drawn[]]>([
  ['two API groups', [service, knative]],
  [
    'two namespaces',
    [
      { ...service, namespace: 'a' },
      { ...service, namespace: 'b' },
    ],
  ],
  ['case', [service, { ...service, name: 'X' }]],
  [
    'a colon that file names drop',
    [
      { ...service, name: 'system:x' },
      { ...service, name: 'systemx' },
    ],
  ],
])('objects of one chart that differ in %s only are refused before anything is written', (_, objects) => {
  expect(() => synthesize([local!], out, drawing({ a: objects }))).toThrow(
    /^Two objects would be written to Service\..*: a\/object-0 \(v1 Service .*\) and a\/object-1 \(.*\)\. Name one/,
  );
  expect(filesIn(out)).toEqual({});
});
