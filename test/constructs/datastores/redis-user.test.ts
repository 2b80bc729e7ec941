import { RedisUser } from '../../../constructs/datastores/redis-user';
import type { RedisUserProps } from '../../../constructs/datastores/redis-user';
import { component, find } from '../render';

const shop = component();
const props: Required<RedisUserProps> = { failover: 'rate-db', database: 'shop_rates' };
const user = new RedisUser(shop, 'user', props);
const { data } = find(shop, 'ExternalSecret', 'rate-db-shop-rates').spec.target.template;
const [directive, name, on, password, ...rights] = (data['user.conf'] as string)
  .replace('{{ .password }}', 'drawn')
  .trimEnd()
  .split(' ');

test('its login is drawn in the cluster, and Redis is told the same', () => {
  expect(user.credentials).toEqual({
    secretName: 'rate-db-shop-rates',
    usernameKey: 'username',
    passwordKey: 'password',
  });
  expect(data.username).toBe(name);
  expect([directive, on, password]).toEqual(['user', 'on', '>drawn']);
  expect(data.password).toBe('{{ .password }}');
});

test('it sees the keys and the channels of its prefix only', () => {
  expect(user.keyPrefix).toBe('shop_rates:');
  expect(rights.filter((right) => /^[~&]|^reset/.test(right))).toEqual([
    'resetkeys',
    '~shop_rates:*',
    'resetchannels',
    '&shop_rates:*',
  ]);
});

test('it may do nothing that reaches beyond its keys, but ask as clients do when they connect', () => {
  const commands = rights.filter((right) => /^[+-]/.test(right));
  expect(commands.slice(0, 2)).toEqual(['-@all', '+@all']);
  expect(commands).toEqual(expect.arrayContaining(['-@admin', '-@dangerous', '-function']));
  expect(commands.filter((right) => right.startsWith('+')).sort()).toEqual(['+@all', '+info', '+role']);
  expect(commands.indexOf('+role')).toBeGreaterThan(commands.indexOf('-@dangerous'));
});

test('it is one volume, readable by the group of Redis alone, under a name that Kubernetes accepts', () => {
  expect(user.volume).toEqual({
    name: 'user-shop-rates',
    secret: {
      secretName: 'rate-db-shop-rates',
      defaultMode: 0o440,
      items: [{ key: 'user.conf', path: 'user.conf' }],
    },
  });
});
