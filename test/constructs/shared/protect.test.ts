import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { protect } from '../../../constructs/shared/protect';
import { component, find } from '../render';

const option = 'argocd.argoproj.io/sync-options';

test('protection ends at the construct: what stands beside it goes with its manifest', () => {
  const shop = component();
  const store = new Construct(shop, 'store');
  new k8s.KubeConfigMap(store, 'inside', { metadata: { name: 'inside' } });
  new k8s.KubeConfigMap(shop, 'outside', { metadata: { name: 'outside' } });
  protect(store);
  expect(find(shop, 'ConfigMap', 'inside').metadata.annotations[option]).toBe('Prune=false,Delete=false');
  expect(find(shop, 'ConfigMap', 'outside').metadata).not.toHaveProperty('annotations');
});
