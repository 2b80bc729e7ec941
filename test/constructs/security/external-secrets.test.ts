import type { ExternalSecretsValues } from '../../../imports/values/external-secrets';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import type { OperatorProps } from '../../../constructs/gitops/operator';
import { ExternalSecrets } from '../../../constructs/security/external-secrets';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

function externalSecrets(replicas: number) {
  const home = component('external-secrets', 'security');
  const props: Required<OperatorProps> = { chart, replicas };
  new ExternalSecrets(home, 'operator', props);
  const [release] = HelmRelease.within(home);
  return { home, values: release!.values as ExternalSecretsValues };
}

test('several controllers elect a leader, and are never drained all at once', () => {
  const budget = { enabled: true, minAvailable: 1 };
  const { values } = externalSecrets(2);
  expect(values).toMatchObject({ replicaCount: 2, leaderElect: true, podDisruptionBudget: budget });
  expect(values.webhook).toMatchObject({ replicaCount: 2, podDisruptionBudget: budget });
});

test('a single controller has neither, for its node could not be drained', () => {
  const { values } = externalSecrets(1);
  expect(values.leaderElect).toBe(false);
  expect(values).not.toHaveProperty('podDisruptionBudget');
  expect(values.webhook).not.toHaveProperty('podDisruptionBudget');
});

test('each of its three programs has resources, and counts with them', () => {
  const { home, values } = externalSecrets(2);
  const asked = [values.resources, values.webhook?.resources, values.certController?.resources];
  expect(Footprint.within(home).map(({ containers }) => containers[0])).toEqual(asked);
  expect(Footprint.within(home).map(({ replicas }) => replicas)).toEqual([2, 2, 1]);
});

test('only the webhook is called, and by the API server, which comes from a node', () => {
  const { home } = externalSecrets(1);
  const ingress = (name: string) => find(home, 'NetworkPolicy', name).spec.ingress;
  expect(ingress('external-secrets-webhook')).toEqual([{ ports: [{ port: 10250, protocol: 'TCP' }] }]);
  expect(ingress('external-secrets')).toBeUndefined();
  expect(ingress('external-secrets-cert-controller')).toBeUndefined();
});

test('each policy selects one of its programs by the name that the chart gives it', () => {
  const { home } = externalSecrets(1);
  for (const name of ['external-secrets', 'external-secrets-webhook', 'external-secrets-cert-controller']) {
    expect(find(home, 'NetworkPolicy', name).spec.podSelector.matchLabels).toEqual({ 'app.kubernetes.io/name': name });
  }
});
