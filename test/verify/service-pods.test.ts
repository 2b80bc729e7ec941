import { type Edits } from './edit';
import { servicePods } from '../../verify/rules/references/service-pods';
import { faults, faultsOf, fixture } from './fixture';

test.each<[string, string, Edits, string]>([
  ['labels that no pod has', 'Service', { "spec.selector['app.kubernetes.io/name']": 'usr' }, 'spec.selector: no pod'],
  [
    'a pod that was relabelled',
    'Deployment',
    { "spec.template.metadata.labels['app.kubernetes.io/name']": 'usr' },
    'spec.selector: no pod',
  ],
  [
    'a port by a name that no container has',
    'Service',
    { 'spec.ports[0].targetPort': 'http' },
    "spec.ports[0].targetPort: Deployment 'user' is selected but declares no port http",
  ],
  [
    'a port by a number that no container has',
    'Service',
    { 'spec.ports[1].targetPort': 9091 },
    "spec.ports[1].targetPort: Deployment 'user' is selected but declares no port 9091",
  ],
  ['a port without a target of its own', 'Service', { 'spec.ports[0]': { port: 80 } }, 'declares no port 80'],
  [
    'pods of a job that it should not reach',
    'Service',
    { 'spec.selector': { 'app.kubernetes.io/name': 'user' } },
    "CronJob 'user-check' is selected but declares no port grpc",
  ],
])('%s', (_, kind, edits, expected) => {
  expect(faults(servicePods, kind, 'user', edits)[0]).toContain(expected);
});

test('a Service for pods that an operator makes', () => {
  const spec = (port: number) => ({ selector: { application: 'spilo', 'spilo-role': 'master' }, ports: [{ port }] });
  const service = (port: number) => ({
    file: 'local/payment-info/Service.db.yaml',
    object: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db', namespace: 'payment-info' },
      spec: spec(port),
    },
  });
  expect(faultsOf(servicePods, [...fixture(), service(5432)])).toEqual([]);
  expect(faultsOf(servicePods, [...fixture(), service(3306)])).toEqual([expect.stringContaining('no port 3306')]);
});
