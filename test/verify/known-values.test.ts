import { knownValues } from '../../verify/rules/known-values';
import type { Edits } from './edit';
import { faults } from './fixture';

test.each<[string, string, Edits]>([
  ['NetworkPolicy', 'user', { 'spec.policyTypes[0]': 'ingress' }],
  ['NetworkPolicy', 'user', { 'spec.ingress[0].ports[0].protocol': 'tcp' }],
  ['Deployment', 'user', { 'spec.template.spec.restartPolicy': 'always' }],
  ['Deployment', 'user', { 'spec.template.spec.containers[0].imagePullPolicy': 'IfMissing' }],
  ['Deployment', 'user', { 'spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable': 'Schedule' }],
  ['CronJob', 'user-check', { 'spec.concurrencyPolicy': 'forbid' }],
  ['PriorityClass', 'testbed-service', { preemptionPolicy: 'never' }],
  ['StorageClass', 'rook-ceph-block', { reclaimPolicy: 'Keep' }],
])('%s %s with %j', (kind, name, edits) => {
  const [path = ''] = Object.keys(edits);
  expect(faults(knownValues, kind, name, edits)).toEqual([expect.stringContaining(`${path}: '`)]);
});

test.each<[string, string, Edits]>([
  ['ConfigMap', 'user-check', { 'data.protocol': 'gopher' }],
  ['HTTPProxy', 'user', { 'spec.routes[0].services[0].protocol': 'h2c' }],
  ['Deployment', 'user', { 'metadata.labels.protocol': 'grpc' }],
])('%s %s may use the word otherwise', (kind, name, edits) => {
  expect(faults(knownValues, kind, name, edits)).toEqual([]);
});
