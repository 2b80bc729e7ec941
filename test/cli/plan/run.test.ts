import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { planAll } from '../../../cli/plan/run';

const ask = { names: ['own'], env: {}, cluster: { nodes: undefined, cpu: undefined, memory: undefined } };
let root: string;

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-plan-'));
  fs.mkdirSync(path.join(root, 'environments'));
  const shipped = fs.readFileSync(path.join('environments', 'local.yaml'), 'utf8');
  const own = `${shipped}services: { admin: false, cart: false, rate: false }\n`;
  fs.writeFileSync(path.join(root, 'environments', 'own.yaml'), own);
});

afterAll(() => {
  fs.rmSync(root, { recursive: true });
});

const components = (only?: readonly string[]) =>
  planAll({ root, ...ask, only })[0]?.components.map(({ component }) => component) ?? [];

test("an environment of one's own is planned as its file says", () => {
  expect(components()).toContain('order');
  expect(components()).not.toContain('rate');
});

test('several services are planned together, also those that the file switches off', () => {
  const found = components(['rate', 'payment-info']);
  expect(found).toEqual(
    expect.arrayContaining(['rate', 'redis-operator', 'comment', 'payment-info', 'postgres-operator']),
  );
  for (const other of ['order', 'user', 'search']) expect(found).not.toContain(other);
});
