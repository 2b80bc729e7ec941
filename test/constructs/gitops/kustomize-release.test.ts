import { App } from 'cdk8s';
import { Applications } from '../../../constructs/gitops/applications';
import { Component } from '../../../constructs/gitops/component';
import { KustomizeRelease } from '../../../constructs/gitops/kustomize-release';
import type { KustomizeReleaseProps } from '../../../constructs/gitops/kustomize-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { resources } from '../collaborators';
import { find, render } from '../render';

const props: Required<KustomizeReleaseProps> = {
  source: { repository: 'https://git.test/operator', path: 'deploy', version: 'v1.2.3' },
  patches: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a' }, $patch: 'delete' }],
  clusterScopedKinds: ['scheduling.k8s.io/PriorityClass'],
  pods: [{ workload: 'operator', replicas: 1, containers: [resources] }],
};
const app = new App();
const home = new Component(app, 'operator', { layer: 'datastores', role: 'operator' });
const before = render(home).length;
const release = new KustomizeRelease(home, 'folder', props);
const git = { url: 'https://git.test/shop.git', branch: 'manifests', path: 'local' };
const applications = new Applications(app, 'applications', { components: [home], git, argoCdNamespace: 'argocd' });

test('its pods count, though it renders nothing here', () => {
  expect(render(home)).toHaveLength(before);
  expect(Footprint.within(home)).toEqual(props.pods);
  expect(KustomizeRelease.within(home)).toEqual([release]);
});

test('an operator has its pinned folder, patched, as a source beside its own', () => {
  const [source, own] = find(applications, 'Application', 'operator').spec.sources;
  expect(source).toEqual({
    repoURL: props.source.repository,
    path: 'deploy',
    targetRevision: 'v1.2.3',
    kustomize: { patches: [{ patch: JSON.stringify(props.patches[0]) }] },
  });
  expect(own.path).toBe('local/operator');
});

test('the project of its layer admits its repository and its cluster-scoped kinds', () => {
  const { sourceRepos, clusterResourceWhitelist } = find(applications, 'AppProject', 'datastores').spec;
  expect(sourceRepos).toEqual([props.source.repository, git.url].sort());
  expect(clusterResourceWhitelist).toContainEqual({ group: 'scheduling.k8s.io', kind: 'PriorityClass' });
});
