import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Gatekeeper } from '../../../constructs/security/gatekeeper';
import { chart } from '../collaborators';
import { component, find, type Rendered } from '../render';

function gatekeeper(replicas: number) {
  const home = component('gatekeeper', 'security');
  new Gatekeeper(home, 'operator', { chart, replicas });
  return { home, values: HelmRelease.within(home)[0]?.values as Rendered };
}

test('its own pods start without its answer', () => {
  const { labels } = find(gatekeeper(1).home, 'Namespace').metadata;
  expect(labels['admission.gatekeeper.sh/ignore']).toBe('no-self-managing');
});

test('one pod may be drained, of two one stays', () => {
  expect(gatekeeper(1).values.pdb.controllerManager.minAvailable).toBe(0);
  expect(gatekeeper(2).values.pdb.controllerManager.minAvailable).toBe(1);
});

test('no hook runs at every sync', () => {
  const { upgradeCRDs, postInstall } = gatekeeper(1).values;
  expect(upgradeCRDs.enabled).toBe(false);
  expect(postInstall).toEqual({ labelNamespace: { enabled: false }, probeWebhook: { enabled: false } });
});
