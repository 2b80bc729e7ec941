import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { readManifest, readManifests } from '../../verify/read';
import { verifyFolder } from '../../verify/rules';
import { fixture } from './fixture';

let folder: string;

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'verify-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

test('files of all folders, documents of all files, in the order of their names', () => {
  write('local/b/x.yaml', `${configMap('one')}---\n${configMap('two')}---\n`);
  write('local/a/x.yml', configMap('three'));
  write('local/a/README.md', 'no manifest');
  expect(readManifests(folder).located.map(({ file, object }) => `${file} ${object.metadata.name}`)).toEqual([
    'local/a/x.yml three',
    'local/b/x.yaml one',
    'local/b/x.yaml two',
  ]);
});

test.each([
  ['bad YAML', 'a: [', /^Flow sequence .* at line 6, column 1$/],
  ['a key given twice', 'a: 1\na: 2', /^Map keys must be unique at line 6, column 1$/],
  ['no object', '- a', /^no apiVersion/],
  ['no kind', 'apiVersion: v1\nmetadata: { name: x }', /^no apiVersion/],
  ['no name', 'apiVersion: v1\nkind: Service\nmetadata: {}', /^no apiVersion/],
])('%s is a violation and leaves the other documents alone', (_, yaml, reason) => {
  const { located, violations } = readManifest('local/a/x.yaml', `${configMap('one')}---\n${yaml}\n`);
  expect(located).toHaveLength(1);
  expect(violations).toEqual([
    expect.objectContaining({ rule: 'readable', file: 'local/a/x.yaml', reason: expect.stringMatching(reason) }),
  ]);
});

test('environments of one folder are judged apart', () => {
  for (const { file, object } of fixture()) {
    write(file, stringify(object));
    write(file.replace('local/', 'production/'), stringify(object).replaceAll('local/', 'production/'));
  }
  expect(verifyFolder(folder)).toEqual([]);
  expect(verifyFolder(`${folder}/local`)).toEqual([]);
  write('local/user/broken.yaml', 'a: [');
  expect(verifyFolder(folder)).toEqual([expect.objectContaining({ rule: 'readable', file: 'local/user/broken.yaml' })]);
});
