import type { CertManagerValues } from '../../../imports/values/cert-manager';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import type { OperatorProps } from '../../../constructs/gitops/operator';
import { CertManager } from '../../../constructs/security/cert-manager';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

function certManager(replicas: number) {
  const home = component('cert-manager', 'security');
  const props: Required<OperatorProps> = { chart, replicas };
  new CertManager(home, 'operator', props);
  const [release] = HelmRelease.within(home);
  return { home, values: release!.values as CertManagerValues };
}

test('it stays within its own namespace, and runs no hook at every sync', () => {
  const { values } = certManager(1);
  expect(values.global?.leaderElection?.namespace).toBe('cert-manager');
  expect(values.startupapicheck?.enabled).toBe(false);
});

test('it brings its own kinds', () => {
  expect(certManager(1).values.crds?.enabled).toBe(true);
});

test('several pods of a program are never drained all at once; the budget of a single one would block its node', () => {
  const [one, two] = [certManager(1).values, certManager(2).values];
  for (const part of ['webhook', 'cainjector'] as const) {
    expect(two[part]).toMatchObject({ replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } });
    expect(one[part]).not.toHaveProperty('podDisruptionBudget');
  }
  expect(two).toMatchObject({ replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } });
  expect(one).not.toHaveProperty('podDisruptionBudget');
});

test('each of its three programs has resources, and counts with them', () => {
  const { home, values } = certManager(2);
  const asked = [values.resources, values.webhook?.resources, values.cainjector?.resources];
  expect(Footprint.within(home).map(({ containers }) => containers[0])).toEqual(asked);
  expect(Footprint.within(home).every(({ replicas }) => replicas === 2)).toBe(true);
});

test('only the webhook is called, and by the API server, which comes from a node', () => {
  const { home } = certManager(1);
  const spec = (name: string) => find(home, 'NetworkPolicy', name).spec;
  expect(spec('webhook').ingress).toEqual([{ ports: [{ port: 10250, protocol: 'TCP' }] }]);
  expect(spec('controller').ingress).toBeUndefined();
  expect(spec('cainjector').ingress).toBeUndefined();
  expect(spec('cainjector').podSelector.matchLabels).toEqual({
    'app.kubernetes.io/instance': chart.name,
    'app.kubernetes.io/component': 'cainjector',
  });
});
