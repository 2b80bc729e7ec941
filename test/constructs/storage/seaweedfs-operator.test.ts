import type { SeaweedfsOperatorValues } from '../../../imports/values/seaweedfs-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import type { OperatorProps } from '../../../constructs/gitops/operator';
import { Footprint } from '../../../constructs/shared/footprint';
import { SeaweedfsOperator } from '../../../constructs/storage/seaweedfs-operator';
import { chart } from '../collaborators';
import { component, find } from '../render';

const home = component('seaweedfs-operator', 'storage');
const props: Required<OperatorProps> = { chart, replicas: 2 };
const { pods } = new SeaweedfsOperator(home, 'operator', props);
const values = HelmRelease.within(home)[0]!.values as SeaweedfsOperatorValues;

test('the certificate of its webhook comes from cert-manager: no hook, no foreign image', () => {
  expect(values.webhook).toEqual({ enabled: true, certManager: { enabled: true } });
});

test('its pods fit the level `restricted`', () => {
  expect(values.podSecurityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
});

test('its pods are as many as the profile says, and count with what they ask for', () => {
  expect(values.replicaCount).toBe(2);
  expect(Footprint.within(home)).toMatchObject([{ replicas: 2, containers: [values.resources] }]);
});

test('those that it operates know its pods by the labels of its chart', () => {
  expect(pods.podLabels).toEqual({
    'app.kubernetes.io/name': 'seaweedfs-operator',
    'app.kubernetes.io/instance': chart.name,
  });
});

test('the API server calls it on the port where it listens, not on that of its Service', () => {
  expect(find(home, 'NetworkPolicy', chart.name).spec.ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
});
