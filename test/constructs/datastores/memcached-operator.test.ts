import { MemcachedOperator } from '../../../constructs/datastores/memcached-operator';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { chart } from '../collaborators';
import { component, find } from '../render';

const home = component('memcached-operator');
new MemcachedOperator(home, 'operator', { chart: { ...chart, name: 'memcached-operator' }, replicas: 2 });

test('nobody calls it: it has no webhook, and only our policy', () => {
  expect(HelmRelease.within(home)[0]?.values).toMatchObject({
    webhook: { enabled: false },
    certmanager: { enabled: false },
    networkPolicy: { enabled: false },
  });
  const { podSelector, ingress } = find(home, 'NetworkPolicy', 'memcached-operator').spec;
  expect(ingress).toBeUndefined();
  expect(podSelector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'memcached-operator',
    'app.kubernetes.io/instance': 'memcached-operator',
  });
});
