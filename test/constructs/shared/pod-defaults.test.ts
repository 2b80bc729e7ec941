import {
  containerSecurityContext,
  podDefaults,
  podSecurityContext,
  resourceRequirements,
  spread,
} from '../../../constructs/shared/pod-defaults';

test("pods pass Pod Security's strictest level, and name a user themselves", () => {
  expect(podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(podSecurityContext.runAsUser).toBeGreaterThan(0);
  // Files of Secrets belong to root and this group: without it nobody in the pod could read them.
  expect(podSecurityContext.fsGroup).toBe(podSecurityContext.runAsGroup);
  expect(containerSecurityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('a pod has no token, and hears of no Service but by name', () => {
  expect(podDefaults('cart')).toMatchObject({
    serviceAccountName: 'cart',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: podSecurityContext,
  });
});

test('a container that fills the disk of its node is limited too', () => {
  const { requests = {}, limits = {} } = resourceRequirements({
    requests: { cpu: '100m', memory: '64Mi' },
    limits: { memory: '128Mi' },
  });
  expect(Object.keys(requests).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
  expect(limits['ephemeral-storage']?.value).toBeDefined();
  expect(limits.memory?.value).toBe('128Mi');
});

test('a CPU limit that is not wished for is not there', () => {
  const limits = { memory: '128Mi', cpu: undefined };
  const { limits: made } = resourceRequirements({ requests: { cpu: '1', memory: '64Mi' }, limits });
  expect(made).not.toHaveProperty('cpu');
});

test('replicas avoid a common zone and a common node, but are scheduled all the same where there is only one', () => {
  const { topologySpreadConstraints = [], affinity } = spread({ name: 'cart', component: 'service' });
  const labelSelector = {
    matchLabels: {
      'app.kubernetes.io/name': 'cart',
      'app.kubernetes.io/instance': 'cart',
      'app.kubernetes.io/component': 'service',
    },
  };
  expect(topologySpreadConstraints).toEqual([
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
  ]);
  expect(affinity?.podAntiAffinity).toEqual({
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
    ],
  });
});
