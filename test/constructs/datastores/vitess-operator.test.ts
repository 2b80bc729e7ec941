import { VitessOperator } from '../../../constructs/datastores/vitess-operator';
import { KustomizeRelease } from '../../../constructs/gitops/kustomize-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { component, find, type Rendered } from '../render';

const home = component('vitess-operator');
const source = { repository: 'https://git.test/vitess-operator', path: 'deploy', version: 'v1.2.3' };
new VitessOperator(home, 'operator', { source, image: 'vitess-operator:1', namespace: 'vitess-operator' });
const [release] = KustomizeRelease.within(home);
const patch = (kind: string): Rendered => release?.patches.find((one) => one.kind === kind);
const pod = patch('Deployment').spec.template.spec;
const [container] = pod.containers;

test('it comes from its pinned folder, with the image of the same version', () => {
  expect(release?.source).toBe(source);
  expect(container.image).toBe('vitess-operator:1');
  expect(release?.clusterScopedKinds).toContain('apiextensions.k8s.io/CustomResourceDefinition');
});

test('it operates the clusters of every namespace, and its account is that of its own', () => {
  expect(container.env).toEqual([{ name: 'WATCH_NAMESPACE', value: '', valueFrom: null }]);
  expect(patch('ClusterRoleBinding').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'vitess-operator', namespace: 'vitess-operator' },
  ]);
});

test('what the folder has in a namespace of an example is left out', () => {
  const left = release?.patches.filter(({ metadata }) => metadata.namespace === 'example') ?? [];
  expect(left.map(({ kind, $patch }) => [kind, $patch])).toEqual(
    ['ServiceAccount', 'Role', 'RoleBinding'].map((kind) => [kind, 'delete']),
  );
});

test('its pod fits the strictest level, and has the memory that it counts with', () => {
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  expect(Footprint.within(home)).toMatchObject([{ replicas: 1, containers: [container.resources] }]);
});

test('it may call the Kubernetes API from behind its policy', () => {
  const { podSelector, egress } = find(home, 'NetworkPolicy', 'vitess-operator').spec;
  expect(podSelector.matchLabels).toEqual({ app: 'vitess-operator' });
  expect(egress.some(({ to, ports }: Rendered) => to === undefined && ports[1].port === 6443)).toBe(true);
});
