import { runQueueScript } from './run-queue-script';

const login = {
  QUEUE_USERNAME_FILE: 'order-consumer',
  QUEUE_PASSWORD_FILE: String.raw`pa"ss\wo:rd'$(id)`,
  QUEUE_CA_FILE: 'certificate',
};
const facts = { QUEUE_HOST: 'cart-queue.cart.svc', QUEUE_PORT: '4222', QUEUE_SUBJECT: 'order', CLIENT_ANSWER: 'fine' };
const owner = { ...facts, QUEUE_STREAM: 'order', QUEUE_CONSUMER: 'cart' };
const script = { name: 'nats-check.sh', client: 'nats', locate: 'file=$XDG_CONFIG_HOME/nats/context/check.json' };
const run = runQueueScript(script, login, owner);

test('the owner is told of its consumer', () => {
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  expect(run.call?.args).toBe('--context=check --timeout=10s consumer info order cart');
});

test('a producer, which may not look at the stream, hears its own message', () => {
  const { call } = runQueueScript(script, login, facts);
  expect(call?.args).toBe('--context=check --timeout=10s server check connection');
});

test('over TLS, against the given authority', () => {
  const context = JSON.parse(run.call!.file) as Record<string, string>;
  expect(context.url).toBe('tls://cart-queue.cart.svc:4222');
  expect(context.ca).toMatch(/QUEUE_CA_FILE$/);
});

test('hands any password over in a file that only the client can read', () => {
  const { user, password } = JSON.parse(run.call!.file) as Record<string, string>;
  expect({ user, password }).toEqual({ user: login.QUEUE_USERNAME_FILE, password: login.QUEUE_PASSWORD_FILE });
  expect(run.call?.mode).toBe('600');
  expect(`${run.call!.args} ${run.call!.env}`).not.toContain('pa"ss');
  expect(run.leftovers).toEqual([]);
});

test('fails as the client fails, and tidies up then too', () => {
  const failed = runQueueScript(script, login, { ...owner, CLIENT_EXIT: '2' });
  expect(failed.status).toBe(2);
  expect(failed.leftovers).toEqual([]);
});

test.each(['QUEUE_USERNAME_FILE', 'QUEUE_PASSWORD_FILE'])('asks nothing when %s is not there yet', (variable) => {
  const { status, call, leftovers } = runQueueScript(script, login, { ...owner, [variable]: '/nonexistent' });
  expect(status).not.toBe(0);
  expect(call).toBeUndefined();
  expect(leftovers).toEqual([]);
});
