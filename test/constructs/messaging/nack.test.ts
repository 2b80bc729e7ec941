import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Nack } from '../../../constructs/messaging/nack';
import { chart } from '../collaborators';
import { component, type Rendered } from '../render';

const home = component('nack', 'messaging');
const { pods } = new Nack(home, 'operator', { chart: { ...chart, name: 'nack' } });
const values = HelmRelease.within(home)[0]?.values as Rendered;

test('it makes again what a server has lost', () => {
  expect(values.jetstream).toEqual({ enabled: true, controlLoop: true });
});

test('its pods carry the labels by which they are found: the old names would give others', () => {
  expect(values.useLegacyNames).toBe(false);
  expect(pods.podLabels).toEqual({ 'app.kubernetes.io/name': 'nack', 'app.kubernetes.io/instance': 'nack' });
});

test('its pods fit the level restricted', () => {
  expect(values.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(values.containerSecurityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
});
