import { TokenlessServiceAccount } from '../../../constructs/shared/service-account';
import { component, find } from '../render';

test('pods without a use for the Kubernetes API get no token for it', () => {
  const shop = component();
  const { name } = new TokenlessServiceAccount(shop, 'account', { name: 'cart', component: 'service' });
  expect(find(shop, 'ServiceAccount', name).automountServiceAccountToken).toBe(false);
});

test('instances of one thing have an identity each', () => {
  const shop = component();
  const accounts = ['blue', 'green'].map(
    (instance) => new TokenlessServiceAccount(shop, instance, { name: 'cart', instance, component: 'service' }).name,
  );
  expect(accounts).toEqual(['blue', 'green']);
});
