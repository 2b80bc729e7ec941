import { App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { clusterScoped } from '../../../constructs/gitops/cluster-scoped';
import { Applications } from '../../../constructs/gitops/applications';
import { Component } from '../../../constructs/gitops/component';
import { CrdFolder } from '../../../constructs/gitops/crd-folder';
import type { CrdFolderProps } from '../../../constructs/gitops/crd-folder';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import type { HelmReleaseProps } from '../../../constructs/gitops/helm-release';
import { chart } from '../collaborators';
import { find, render } from '../render';

const git = { url: 'https://git.test/shop.git', branch: 'manifests', path: 'local' };
const app = new App();
const operator = new Component(app, 'operator', { layer: 'datastores', role: 'operator' });
const release: Required<HelmReleaseProps<object>> = {
  chart,
  releaseName: 'other-name',
  values: { replicas: 2 },
  skipCrds: true,
  skipSchemaValidation: true,
  clusterScopedKinds: ['rbac.authorization.k8s.io/ClusterRole'],
  otherNamespaces: ['kube-system'],
  pods: [],
};
const crds: CrdFolderProps = {
  repository: 'https://git.test/crds',
  path: 'crds',
  version: 'v1',
  groups: ['test.io'],
};
new HelmRelease(operator, 'chart', release);
new CrdFolder(operator, 'crds', crds);
const kinds = new Component(app, 'kinds', { layer: 'observability', role: 'definitions', namespace: 'none' });
new CrdFolder(kinds, 'crds', crds);
const classes = new Component(app, 'classes', { layer: 'storage', namespace: 'none' });
clusterScoped(new k8s.KubeStorageClass(classes, 'class', { metadata: { name: 'block' }, provisioner: 'x' }));
const shop = new Component(app, 'shop', { layer: 'microservices' });
const applications = new Applications(app, 'applications', {
  components: [operator, kinds, classes, shop],
  git,
  argoCdNamespace: 'argocd',
});

test('each component has an Application that reads its folder of the manifests branch', () => {
  const { spec, metadata } = find(applications, 'Application', 'shop');
  expect(metadata.namespace).toBe('argocd');
  expect(spec.sources).toEqual([{ repoURL: git.url, targetRevision: 'manifests', path: 'local/shop' }]);
  expect(spec.destination.namespace).toBe('shop');
  expect(spec.project).toBe('microservices');
});

test('a project allows what may come back, and only what is there has an Application', () => {
  const home = new App();
  const [here, gone] = ['here', 'gone'].map((id) => new Component(home, id, { layer: 'datastores' }));
  const props = { components: [here!], allowed: [here!, gone!], git, argoCdNamespace: 'argocd' };
  const chart = new Applications(home, 'applications', props);
  const { destinations } = find(chart, 'AppProject').spec;
  expect(destinations.map(({ namespace }: { namespace: string }) => namespace)).toEqual(['gone', 'here']);
  expect(find(chart, 'Application').metadata.name).toBe('here');
});

test('an operator has its pinned chart as a source beside the folder', () => {
  const [, source, folder] = find(applications, 'Application', 'operator').spec.sources;
  expect(source).toEqual({
    repoURL: chart.repository,
    chart: chart.name,
    targetRevision: chart.version,
    helm: { releaseName: 'other-name', skipCrds: true, skipSchemaValidation: true, valuesObject: { replicas: 2 } },
  });
  expect(folder.path).toBe('local/operator');
});

test('CRDs that its chart does not bring come first, from their own repository', () => {
  const [folder] = find(applications, 'Application', 'operator').spec.sources;
  expect(folder).toEqual({ repoURL: 'https://git.test/crds', path: 'crds', targetRevision: 'v1' });
});

test('a component that has nothing but CRDs has no folder either', () => {
  const { spec } = find(applications, 'Application', 'kinds');
  expect(spec.sources).toEqual([{ repoURL: 'https://git.test/crds', path: 'crds', targetRevision: 'v1' }]);
  expect(spec.destination).not.toHaveProperty('namespace');
});

test('Argo CD acts on its own: it prunes, heals, retries, and lets the API server do the merging', () => {
  const { automated, syncOptions, retry } = find(applications, 'Application', 'shop').spec.syncPolicy;
  expect(automated).toEqual({ prune: true, selfHeal: true });
  expect(syncOptions).toEqual(expect.arrayContaining(['ServerSideApply=true', 'SkipDryRunOnMissingResource=true']));
  expect(retry.limit).toBeGreaterThan(1);
});

test('a component that disappears takes along what it deployed', () => {
  expect(find(applications, 'Application', 'shop').metadata.finalizers).toEqual([
    'resources-finalizer.argocd.argoproj.io',
  ]);
});

test('what delivers does not remove itself', () => {
  const root = new App();
  const delivery = new Component(root, 'argocd', { layer: 'cicd', role: 'delivery' });
  const own = new Applications(root, 'applications', { components: [delivery], git, argoCdNamespace: 'argocd' });
  expect(find(own, 'Application').metadata).not.toHaveProperty('finalizers');
});

test('projects come before the Applications that name them, definitions before operators, operators before the services that need them', () => {
  const wave = (kind: string, name: string) =>
    Number(find(applications, kind, name).metadata.annotations['argocd.argoproj.io/sync-wave']);
  const order = [
    wave('AppProject', 'storage'),
    ...['kinds', 'classes', 'operator', 'shop'].map((name) => wave('Application', name)),
  ];
  expect([...order].sort((one, other) => one - other)).toEqual(order);
  expect(new Set(order).size).toBe(order.length);
});

test('a project admits the repositories, namespaces and cluster-scoped kinds of its components, and no others', () => {
  expect(find(applications, 'AppProject', 'datastores').spec).toMatchObject({
    sourceRepos: [chart.repository, git.url, crds.repository].sort(),
    destinations: ['kube-system', 'operator'].map((namespace) => ({
      server: 'https://kubernetes.default.svc',
      namespace,
    })),
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace' },
      { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
      { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    ],
  });
  expect(find(applications, 'AppProject', 'microservices').spec.sourceRepos).toEqual([git.url]);
});

test('a project of components without a namespace admits no namespace', () => {
  const { destinations, clusterResourceWhitelist } = find(applications, 'AppProject', 'storage').spec;
  expect(destinations).toEqual([{ server: 'https://kubernetes.default.svc' }]);
  expect(clusterResourceWhitelist).toEqual([{ group: 'storage.k8s.io', kind: 'StorageClass' }]);
});

test('a layer without components has no project', () => {
  const names = render(applications).flatMap(({ kind, metadata }) => (kind === 'AppProject' ? [metadata.name] : []));
  expect(names.sort()).toEqual(['datastores', 'microservices', 'observability', 'storage']);
});

test('a misspelt value of a chart does not compile', () => {
  interface Values {
    readonly replicas?: number;
  }
  const other = new Component(new App(), 'other', { layer: 'storage' });
  // @ts-expect-error the chart knows no value of this name
  const made = new HelmRelease<Values>(other, 'chart', { ...release, values: { replica: 1 } });
  expect(made).toBeInstanceOf(HelmRelease);
  expect(HelmRelease.within(other)).toEqual([made]);
  expect(Chart.of(made)).toBe(other);
});
