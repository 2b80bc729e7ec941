import { runQueueScript } from './run-queue-script';

const login = {
  QUEUE_USERNAME_FILE: 'cart-queue-order-consumer',
  QUEUE_PASSWORD_FILE: String.raw`pa"ss\wo:rd'$(id)`,
  QUEUE_CA_FILE: 'certificate',
};
const facts = {
  QUEUE_HOST: 'cart-queue-kafka-bootstrap.cart.svc',
  QUEUE_PORT: '9093',
  QUEUE_TOPIC: 'order',
  CLIENT_ANSWER: 'order:0:42\norder:1:7\n',
};
const script = {
  name: 'kafka-check.sh',
  client: 'kafka-get-offsets.sh',
  locate: 'while [ $# -gt 0 ]; do if [ "$1" = --command-config ]; then file=$2; fi; shift; done',
};
const check = (env = {}, secrets: Record<string, string> = login) =>
  runQueueScript(script, secrets, { ...facts, ...env });
const run = check();

test('asks how far the topic has come, as the user of the service', () => {
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  expect(run.call?.args).toContain('--bootstrap-server cart-queue-kafka-bootstrap.cart.svc:9093');
  expect(run.call?.args).toContain('--topic order');
  expect(run.stdout).toBe('order:0:42\norder:1:7\n');
});

test('over TLS, against the given authority, with SCRAM', () => {
  const lines = run.call?.file.split('\n') ?? [];
  expect(lines).toContain('security.protocol=SASL_SSL');
  expect(lines).toContain('sasl.mechanism=SCRAM-SHA-512');
  expect(lines.filter((line) => /^ssl\.truststore\.location=.*QUEUE_CA_FILE$/.test(line))).toHaveLength(1);
  expect(run.call?.file).not.toContain('ssl.endpoint.identification');
});

test('hands any password over in a file that only the client can read, escaped for both of its formats', () => {
  expect(run.call?.file).toContain(String.raw` password="pa\\"ss\\\\wo:rd'$(id)";`);
  expect(run.call?.mode).toBe('600');
  expect(`${run.call!.args} ${run.call!.env}`).not.toContain('pa"ss');
  expect(run.leftovers).toEqual([]);
});

test('the client fits the memory of the pod, and writes its logs where it may', () => {
  expect(run.call?.env).toMatch(/^KAFKA_HEAP_OPTS=-Xmx96m$/m);
  expect(run.call?.env).toMatch(/^LOG_DIR=.*\/tmp$/m);
});

test('fails as the client fails, and tidies up then too', () => {
  const failed = check({ CLIENT_EXIT: '3' });
  expect(failed.status).toBe(3);
  expect(failed.leftovers).toEqual([]);
});

test('fails when no partition answers: the client does not', () => {
  const failed = check({ CLIENT_ANSWER: '' });
  expect(failed.status).toBe(1);
  expect(failed.stderr).toBe("kafka-check: no partition of 'order' answers\n");
});

test.each(['QUEUE_USERNAME_FILE', 'QUEUE_PASSWORD_FILE'])('asks nothing when %s is not there yet', (variable) => {
  const { status, call } = check({ [variable]: '/nonexistent' });
  expect(status).not.toBe(0);
  expect(call).toBeUndefined();
});

test('fails when it is not told which authority to trust', () => {
  const { QUEUE_CA_FILE: _, ...rest } = login;
  const { status, stderr, call } = check({}, rest);
  expect(status).not.toBe(0);
  expect(stderr).toContain('QUEUE_CA_FILE');
  expect(call).toBeUndefined();
});
