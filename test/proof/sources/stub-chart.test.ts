import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { extract } from 'tar';
import { parse, parseAllDocuments } from 'yaml';
import type { Testbed } from '../../../app/testbed';
import { systems } from '../../../cli/import/sources';
import { CrdFolder } from '../../../constructs/gitops/crd-folder';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { stubCharts } from '../../../proof/sources/stub-chart';
import type { StubChart } from '../../../proof/sources/stub-chart';
import { at, items, strings } from '../../../verify/fields';
import type { Manifest } from '../../../verify/manifest';
import { shippedSettings, synthesizeInMemory } from '../../app/synthesized';

interface Environment {
  readonly name: string;
  readonly testbed: Testbed;
  readonly charts: readonly StubChart[];
  /** What each chart has in it. */
  readonly unpacked: ReadonlyMap<string, string>;
}

let folder: string;
let environments: readonly Environment[];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stub-charts-'));
  environments = await Promise.all(
    shippedSettings().map(async (settings) => {
      const name = settings.environment;
      const { testbed, located } = synthesizeInMemory(settings);
      // Stubs are made from the Applications: the rest need not be written.
      for (const { file, object } of located.filter(({ object: { kind } }) => kind === 'Application'))
        write(file, object);
      const charts = await stubCharts(path.join(folder, 'dist', name), testbed);
      const unpacked = new Map(charts.map((chart) => [chart.name, unpack(path.join(folder, name), chart)]));
      return { name, testbed, charts, unpacked };
    }),
  );
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function write(file: string, object: Manifest): void {
  const place = path.join(folder, 'dist', file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, JSON.stringify(object));
}

function unpack(place: string, { name, archive }: StubChart): string {
  fs.mkdirSync(place, { recursive: true });
  const file = path.join(place, `${name}.tgz`);
  fs.writeFileSync(file, archive);
  extract({ file, cwd: place, sync: true });
  return path.join(place, name);
}

const releasesOf = ({ testbed }: Environment) =>
  testbed.components.flatMap((component) =>
    HelmRelease.within(component).map((release) => ({ namespace: component.namespace ?? '', release })),
  );

const parsed = new Map<string, readonly Manifest[]>();

/** The objects of a release, without the condition around them. */
function objectsOf({ unpacked }: Environment, namespace: string, release: HelmRelease): readonly Manifest[] {
  const chart = unpacked.get(release.chart.name) ?? '';
  const file = path.join(chart, 'templates', `${namespace}-${release.releaseName}.yaml`);
  const objects = parsed.get(file) ?? parseObjects(file);
  parsed.set(file, objects);
  return objects;
}

function parseObjects(file: string): readonly Manifest[] {
  const text = fs.readFileSync(file, 'utf8').replace(/^\{\{.*\}\}$/gm, '');
  return parseAllDocuments(text).flatMap((document) => {
    expect(document.errors).toEqual([]);
    return (document.toJS() as Manifest | null) ?? [];
  });
}

const eachRelease = (look: (objects: readonly Manifest[], release: HelmRelease, namespace: string) => void): void => {
  for (const environment of environments)
    for (const { namespace, release } of releasesOf(environment))
      look(objectsOf(environment, namespace, release), release, namespace);
};

const isWorkload = ({ apiVersion }: Manifest): boolean => apiVersion === 'apps/v1';

test('there is one stub of each chart, as repository, name and version say', () => {
  for (const environment of environments) {
    const stubs = environment.charts.map(({ repository, name, version }) => ({ repository, name, version }));
    const declared = releasesOf(environment).map(({ release }) => release.chart);
    expect(new Set(stubs)).toEqual(new Set(declared));
    for (const { name, version } of stubs) {
      const file = path.join(environment.unpacked.get(name) ?? '', 'Chart.yaml');
      expect(parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ name, version });
    }
  }
});

test('each system that is imported brings its CRDs with its first chart, unless they come from elsewhere', () => {
  for (const environment of environments) {
    const { unpacked } = environment;
    const apart = environment.testbed.components
      .flatMap((component) => CrdFolder.within(component))
      .flatMap(({ groups }) => groups);
    for (const { id, charts } of systems) {
      // What an operator installs besides comes from other repositories, and in the proof from its chart, too.
      const kinds = Object.assign({}, ...systems.filter((one) => one.id === id).map((one) => one.kinds)) as Kinds;
      charts.forEach(({ name }, index) => {
        const chart = unpacked.get(name);
        if (chart === undefined) return;
        const isApart = Object.keys(kinds).every((group) => apart.includes(group));
        const wanted =
          index > 0 || isApart
            ? []
            : Object.entries(kinds).flatMap(([group, some]) => some.map((kind) => `${group} ${kind}`));
        expect(crdsOf(chart)).toEqual(wanted.sort());
      });
    }
  }
});

type Kinds = (typeof systems)[number]['kinds'];

function crdsOf(chart: string): readonly string[] {
  const place = path.join(chart, 'crds');
  const files = fs.existsSync(place) ? fs.readdirSync(place) : [];
  return files
    .map((file) => JSON.parse(fs.readFileSync(path.join(place, file), 'utf8')) as Manifest)
    .map(({ spec }) => `${String(at(spec, 'group'))} ${String(at(spec, 'names', 'kind'))}`)
    .sort();
}

test('texts that YAML 1.1 takes for something else are quoted', () => {
  const files = environments.flatMap(({ unpacked }) =>
    [...unpacked.values()].flatMap((chart) =>
      fs.readdirSync(chart, { recursive: true, encoding: 'utf8' }).map((file) => path.join(chart, file)),
    ),
  );
  const texts = files.filter((file) => file.endsWith('.yaml')).map((file) => fs.readFileSync(file, 'utf8'));
  expect(texts.join('\n')).not.toMatch(/(: |- )(on|off|yes|no|y|n)$/im);
});

test('the pods of a release are those of its footprint, and fit the strictest Pod Security', () => {
  eachRelease((objects, release) => {
    const workloads = objects.filter(isWorkload);
    const footprints = Footprint.within(release);
    expect(workloads.map(({ metadata }) => metadata.name)).toEqual(footprints.map(({ workload }) => workload));
    workloads.forEach(({ kind, spec }, index) => {
      const { replicas, containers } = footprints[index] ?? { replicas: 0, containers: [] };
      if (kind !== 'DaemonSet') expect(at(spec, 'replicas')).toBe(replicas);
      const pod = at(spec, 'template', 'spec');
      expect(items(at(pod, 'containers')).flatMap((one) => at(one, 'resources') ?? [])).toEqual(containers);
      expect(at(pod, 'securityContext')).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      for (const container of items(at(pod, 'containers'))) {
        const own = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
        expect(at(container, 'securityContext')).toEqual(own);
      }
    });
  });
});

test('no two workloads of a namespace select the same pods', () => {
  for (const environment of environments) {
    const selectors = releasesOf(environment).flatMap(({ namespace, release }) =>
      objectsOf(environment, namespace, release)
        .filter(isWorkload)
        .map(({ spec }) => `${namespace} ${JSON.stringify(at(spec, 'selector'))}`),
    );
    expect(new Set(selectors).size).toBe(selectors.length);
  }
});

test('a Service leads to pods that are there, at ports that they declare', () => {
  eachRelease((objects) => {
    for (const { metadata, spec } of objects.filter(({ kind }) => kind === 'Service')) {
      const selector = Object.entries(strings(at(spec, 'selector')));
      const pod = objects
        .filter(isWorkload)
        .map((workload) => at(workload.spec, 'template'))
        .find((template) => selector.every(([key, value]) => at(template, 'metadata', 'labels', key) === value));
      expect([metadata.name, pod]).toEqual([metadata.name, expect.anything()]);
      const declared = items(at(pod, 'spec', 'containers', 0, 'ports')).map((port) => at(port, 'containerPort'));
      // One that declares none listens all the same.
      if (declared.length === 0) continue;
      const targets = items(at(spec, 'ports')).map((port) => Number(at(port, 'targetPort')));
      expect(declared).toEqual(expect.arrayContaining(targets));
      // Nobody but root listens below, save who has the capability for it.
      if (metadata.name === 'nginx-ingress-controller') continue;
      expect(Math.min(...targets)).toBeGreaterThanOrEqual(1024);
    }
  });
});

test('an account that a pod has is made by the same chart', () => {
  eachRelease((objects) => {
    const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
    const used = objects.flatMap(({ spec }) => at(spec, 'template', 'spec', 'serviceAccountName') ?? []);
    expect(accounts).toEqual(expect.arrayContaining(used));
  });
});

test('what Argo CD reads about itself comes from the values, not from a shadow', () => {
  eachRelease((objects, { chart }, namespace) => {
    if (chart.name !== 'argo-cd') return;
    const templates = environments.map(({ unpacked }) => path.join(unpacked.get(chart.name) ?? '', 'templates'));
    for (const name of ['argocd-cm', 'argocd-cmd-params-cm', 'argocd-rbac-cm', 'argocd-secret']) {
      expect(objects.filter(({ metadata }) => metadata.name === name)).toEqual([]);
      for (const place of templates) expect(fs.existsSync(path.join(place, `${name}.yaml`))).toBe(true);
    }
    expect(namespace).toBe('argocd');
  });
});
