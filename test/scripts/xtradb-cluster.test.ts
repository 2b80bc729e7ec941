import { runScript } from './run-script';

const script = 'xtradb-cluster-check.sh';
const password = String.raw`pa"ss\wo:rd'$(id)`;
const login = { DB_USERNAME_FILE: 'cart', DB_PASSWORD_FILE: password };
const ready = { DB_CA_FILE: '/ca.crt', CLIENT_OUTPUT: 'wsrep_ready\tON' };
const run = runScript(script, login, ready);

test('hands any password to the client in a file that only it can read, named first', () => {
  expect(run.status).toBe(0);
  expect(run.call?.file).toBe(String.raw`[client]
user="cart"
password="pa\"ss\\wo:rd'$(id)"`);
  expect(run.call?.mode).toBe('600');
  expect(run.call?.args).toMatch(/^--defaults-file=/);
});

test('shows no secret on a command line or in an environment, and leaves no file behind', () => {
  expect(run.call?.args).not.toContain('pa"ss');
  expect(run.call?.env).not.toContain('pa"ss');
  expect(run.stdout + run.stderr).toBe('');
  expect(run.leftovers).toEqual([]);
});

test("asks over TLS, the server's name verified against the given authority", () => {
  expect(run.call?.args).toContain('--ssl-mode=VERIFY_IDENTITY --ssl-ca=/ca.crt');
  expect(run.call?.args).toContain('--host=db.shop.svc --port=3306');
});

test.each([
  ['a server without a quorum', 'wsrep_ready\tOFF'],
  ['a server that is no XtraDB', ''],
])('fails when it meets %s, though that answers', (_, CLIENT_OUTPUT) => {
  const failed = runScript(script, login, { ...ready, CLIENT_OUTPUT });
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('takes no queries');
  expect(failed.leftovers).toEqual([]);
});

test('fails as the client fails, and tidies up then too', () => {
  const failed = runScript(script, login, { ...ready, CLIENT_EXIT: '3' });
  expect(failed.status).toBe(3);
  expect(failed.leftovers).toEqual([]);
});

test.each(['DB_PASSWORD_FILE', 'DB_USERNAME_FILE'])('asks nothing when %s is not there yet', (variable) => {
  const { status, call } = runScript(script, login, { ...ready, [variable]: '/nonexistent' });
  expect(status).not.toBe(0);
  expect(call).toBeUndefined();
});

test('asks nothing when it is not told whom to trust', () => {
  const { status, stderr } = runScript(script, login, {});
  expect(status).not.toBe(0);
  expect(stderr).toContain('DB_CA_FILE');
});
