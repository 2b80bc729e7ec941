import { runClient } from './run-client';

/** Stands in for curl and PD. */
const curl = `
[ -z "\${CLIENT_EXIT:-}" ] || exit "$CLIENT_EXIT"
case $* in
*/pd/api/v1/health) cat "$HEALTH" ;;
*/pd/api/v1/stores) cat "$STORES" ;;
esac
`;
const member = (health: boolean) => JSON.stringify([{ name: 'pd-0', health }], null, 2);
const stores = (...states: readonly string[]) =>
  JSON.stringify({ stores: states.map((state) => ({ store: { id: 1, state_name: state } })) }, null, 2);
const env = {
  DB_HOST: 'cart-db-pd.shop.svc',
  DB_PORT: '2379',
  DB_CA_FILE: '/run/ca.crt',
  DB_CERTIFICATE_FILE: '/run/tls.crt',
  DB_PRIVATE_KEY_FILE: '/run/tls.key',
};
const run = (health: string, state: string, more = {}) =>
  runClient({
    script: 'tikv-check.sh',
    programs: { curl },
    secrets: { HEALTH: health, STORES: state },
    env: { ...env, ...more },
  });

test('PD is asked with the certificate of the client, and its name verified', () => {
  const { status, records } = run(member(true), stores('Up', 'Up'));
  expect(status).toBe(0);
  const calls = (records.get('args') ?? '').trimEnd().split('\n');
  expect(calls).toHaveLength(2);
  for (const call of calls) {
    expect(call).toContain('--cacert /run/ca.crt --cert /run/tls.crt --key /run/tls.key');
    expect(call).toContain('https://cart-db-pd.shop.svc:2379/pd/api/v1/');
    expect(call).not.toMatch(/--insecure|-k /);
  }
});

test.each([
  ['a member is not healthy', member(false), stores('Up'), /not healthy/],
  ['PD has no members', '[]', stores('Up'), /says nothing of its members/],
  ['a store is down', member(true), stores('Up', 'Down'), /a store is not up/],
  ['a store is out of reach', member(true), stores('Up', 'Disconnected'), /a store is not up/],
  ['there is no store', member(true), '{"count":0}', /no store is up/],
])('fails when %s', (_, health, state, message) => {
  const { status, stderr } = run(health, state);
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
});

test('fails as curl fails', () => {
  expect(run(member(true), stores('Up'), { CLIENT_EXIT: '22' }).status).toBe(22);
});

test('a store that has left is none that is missing', () => {
  expect(run(member(true), stores('Up', 'Tombstone')).status).toBe(0);
});
