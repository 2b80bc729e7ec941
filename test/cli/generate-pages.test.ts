import * as fs from 'node:fs';
import { withGeneratedTables } from '../../cli/generate/operations';
import { withGeneratedParts } from '../../cli/generate/readme';

const given = {
  readme: fs.readFileSync('README.md', 'utf8'),
  operations: fs.readFileSync('docs/operations.md', 'utf8'),
};
const made = { readme: withGeneratedParts(given.readme), operations: withGeneratedTables(given.operations) };

/** What is between the marks of these parts. */
const generated = (page: string, parts: readonly string[]) =>
  parts.map((part) => page.split(`<!-- ${part}:begin`)[1]?.split(`<!-- ${part}:end`)[0] ?? '').join('');

const rowsOf = (page: string) =>
  page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

const renew = 'run `npm run generate`';

test(`the README is fresh, or ${renew}`, () => {
  expect(made.readme).toBe(given.readme);
});

test(`the page on operations is fresh, or ${renew}`, () => {
  expect(made.operations).toBe(given.operations);
});

test('a service is listed with its store, what else it could be, what is beside it and whom it asks', () => {
  const rows = rowsOf(generated(made.readme, ['services']));
  expect(rows).toContainEqual(
    expect.arrayContaining(['`point`', '`yugabytedb`', '`postgresql`', '`memcached`, `kafka`', '']),
  );
  const [order] = rows.filter(([, name]) => name === '`order`');
  expect(order?.[5]).toContain('`point` by its queue');
});

test('waves are in order, and what only one environment has says so', () => {
  const rows = rowsOf(generated(made.operations, ['waves']));
  const waves = rows.map(([, wave]) => Number(wave)).filter((wave) => !Number.isNaN(wave));
  expect(waves).toEqual([...waves].sort((one, other) => one - other));
  const storage = rows.find(([, wave, layer]) => wave === '35' && layer === 'storage')?.[3]?.split(', ');
  expect(storage).toEqual(expect.arrayContaining(['`ceph` (production)', '`object-store`']));
});

test('namespaces below restricted name the store that is the cause', () => {
  const rows = rowsOf(generated(made.operations, ['levels']));
  expect(rows).toContainEqual(['', '`user`', '`baseline`', '`innodb-cluster`', '']);
  expect(rows.flat()).not.toContain('`restricted`');
});
