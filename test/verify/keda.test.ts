import type { Located } from '../../verify/manifest';
import { resourceData } from '../../verify/rules/references/resource-data';
import { scaleTargets } from '../../verify/rules/references/scale-targets';
import { type Edits, edit } from './edit';
import { faultsOf } from './fixture';
import { made, resource } from './made';

/** A Deployment that KEDA scales, the login, and the Secret that it names, edited by kind. */
function located(edits: Readonly<Record<string, Edits>> = {}): Located[] {
  const objects = [
    resource('apps/v1', 'Deployment', {}, 'user', 'point'),
    resource(
      'keda.sh/v1alpha1',
      'ScaledObject',
      { scaleTargetRef: { name: 'point' }, triggers: [{ type: 'kafka', authenticationRef: { name: 'login' } }] },
      'user',
      'point',
    ),
    resource(
      'keda.sh/v1alpha1',
      'TriggerAuthentication',
      { secretTargetRef: [{ parameter: 'password', name: 'queue', key: 'password' }] },
      'user',
      'login',
    ),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'queue', namespace: 'user' }, data: { password: '' } },
  ];
  for (const object of objects) edit(object, edits[object.kind] ?? {});
  return objects.map((object) => ({ file: `local/user/${object.kind}.yaml`, object }));
}

test('what KEDA scales is there, with its login and the Secret of that', () => {
  expect(faultsOf(scaleTargets, located())).toEqual([]);
  expect(faultsOf(resourceData, located())).toEqual([]);
});

test.each<[string, string, Edits, string]>([
  [
    'a workload that is not there',
    'ScaledObject',
    { 'spec.scaleTargetRef.name': 'x' },
    "spec.scaleTargetRef: no apps/Deployment 'x' beside it",
  ],
  [
    'a workload that counts its own pods',
    'Deployment',
    { 'spec.replicas': 2 },
    "spec.scaleTargetRef: apps/Deployment 'point' sets replicas itself",
  ],
  [
    'a login that is not there',
    'ScaledObject',
    { 'spec.triggers[0].authenticationRef.name': 'x' },
    "spec.triggers[0].authenticationRef: no TriggerAuthentication 'x'",
  ],
  [
    'a login of the whole cluster',
    'ScaledObject',
    { 'spec.triggers[0].authenticationRef.kind': 'ClusterTriggerAuthentication' },
    "spec.triggers[0].authenticationRef: no ClusterTriggerAuthentication 'login'",
  ],
])('KEDA fails with %s', (_, kind, edits, expected) => {
  expect(faultsOf(scaleTargets, located({ [kind]: edits }))).toEqual([expect.stringContaining(expected)]);
});

test.each([
  ['name', "no Secret 'x'"],
  ['key', "Secret 'queue' has no key 'x'"],
])('KEDA fails with a login of which the %s of the Secret is wrong', (field, expected) => {
  const edits = { TriggerAuthentication: { [`spec.secretTargetRef[0].${field}`]: 'x' } };
  expect(faultsOf(resourceData, located(edits))).toEqual([
    expect.stringContaining(`spec.secretTargetRef[0]: ${expected}`),
  ]);
});

test('two that scale the same undo the work of each other', () => {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'point' };
  const autoscaler = (namespace: string): Located => ({
    file: `local/${namespace}/HorizontalPodAutoscaler.yaml`,
    object: resource('autoscaling/v2', 'HorizontalPodAutoscaler', { scaleTargetRef }, namespace, 'point'),
  });
  const twice = (namespace: string) =>
    faultsOf(scaleTargets, [...located(), autoscaler(namespace)]).filter((fault) => fault.includes('too'));
  expect(twice('user')).toEqual([
    expect.stringContaining("HorizontalPodAutoscaler 'point' scales apps/Deployment 'point' too"),
  ]);
  expect(twice('cart')).toEqual([]);
});

test('KEDA: an autoscaler of Kubernetes for what it scales', () => {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'point' };
  const spec = { scaleTargetRef, minReplicaCount: 2, maxReplicaCount: 5, triggers: [] };
  const set = made(resource('keda.sh/v1alpha1', 'ScaledObject', spec, 'user', 'point'));
  expect(set.find('autoscaling/HorizontalPodAutoscaler', 'keda-hpa-point', 'user')?.spec).toEqual({
    scaleTargetRef,
    minReplicas: 2,
    maxReplicas: 5,
  });
});
