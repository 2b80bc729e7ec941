import * as fs from 'node:fs';
import * as path from 'node:path';
import { chooseEnvironments } from '../../../app/settings/environments';
import { folderOf, problemsOf, sound } from './folder';

const none = { env: {} };

test('all environments are chosen unless some are named', () => {
  const directory = folderOf({ 'b.yaml': '', 'a.yaml': '' });
  expect(chooseEnvironments(directory).files.map(({ environment }) => environment)).toEqual(['a', 'b']);
});

test('named environments are chosen once each, in the order of their names', () => {
  const directory = folderOf({ 'a.yaml': '', 'b.yaml': '', 'c.yaml': '' });
  expect(chooseEnvironments(directory, ['c', 'a', 'c']).files.map(({ environment }) => environment)).toEqual([
    'a',
    'c',
  ]);
});

test('other files and hidden ones may lie beside the settings', () => {
  const directory = folderOf({
    'a.yaml': sound,
    'settings.schema.json': '{}',
    'README.md': '',
    '.b.yaml': 'x',
    'a.yaml~': '',
  });
  expect(problemsOf(directory, none)).toEqual([]);
});

test('a file that nobody asked for is not judged', () => {
  expect(problemsOf(folderOf({ 'a.yaml': sound, 'b.yml': '', 'Bad_name.yaml': '' }), { names: ['a'] })).toEqual([]);
});

test.each([
  ['.yml', 'b.yml', 'rename it to b.yaml'],
  ['.YAML', 'B.YAML', 'rename it to b.yaml'],
  ['an underscore in its name', 'my_env.yaml', 'rename the file, such as staging-2.yaml'],
  ['a capital in its name', 'Local.yaml', 'rename the file, such as staging-2.yaml'],
  ['a dot in its name', 'a.b.yaml', 'rename the file, such as staging-2.yaml'],
  ['a hyphen at the end of its name', 'a-.yaml', 'rename the file, such as staging-2.yaml'],
  ['a name of 64 characters', `${'a'.repeat(64)}.yaml`, 'rename the file, such as staging-2.yaml'],
])('a file with %s is refused', (_, file, remedy) => {
  const [problem, ...others] = problemsOf(folderOf({ 'a.yaml': sound, [file]: sound }));
  expect(problem).toMatchObject({ source: `environments/${file}`, remedy });
  expect(others).toEqual([]);
});

test('a folder that is named like a settings file is refused', () => {
  const directory = folderOf({ 'a.yaml': sound });
  fs.mkdirSync(path.join(directory, 'b.yaml'));
  expect(problemsOf(directory)).toMatchObject([{ source: 'environments/b.yaml', rule: 'must be a file' }]);
});

test('a link that leads nowhere is refused', () => {
  const directory = folderOf({ 'a.yaml': sound });
  fs.symlinkSync('nowhere', path.join(directory, 'b.yaml'));
  expect(problemsOf(directory)).toMatchObject([{ source: 'environments/b.yaml', rule: 'must be readable (ENOENT)' }]);
});

test.each([
  ['near an existing one', 'locl', 'did you mean local? (there are local, production)'],
  ['near none', 'staging', 'choose another: there are local, production'],
  ['with its extension', 'local.yaml', 'did you mean local? (there are local, production)'],
  ['with its path', 'environments/local', 'did you mean local? (there are local, production)'],
  ['outside of the folder', '../secret', 'choose another: there are local, production'],
])('a name %s that does not exist gets a remedy', (_, name, remedy) => {
  const directory = folderOf({ 'local.yaml': sound, 'production.yaml': sound });
  expect(problemsOf(directory, { names: [name] })).toMatchObject([{ value: JSON.stringify(name), remedy }]);
});

test('a name whose file ends in .yml gets that as the remedy', () => {
  expect(problemsOf(folderOf({ 'b.yml': sound }), { names: ['b'] })).toMatchObject([
    { source: 'environments/b.yml', remedy: 'rename it to b.yaml' },
  ]);
});

test.each([
  ['an empty folder', (directory: string) => directory],
  ['a folder that does not exist', (directory: string) => path.join(directory, 'environments')],
  [
    'a file in place of the folder',
    (directory: string) => {
      fs.rmdirSync(directory);
      fs.writeFileSync(directory, '');
      return directory;
    },
  ],
])('%s is no environment at all', (_, spoil) => {
  const directory = spoil(folderOf({}));
  expect(problemsOf(directory)).toMatchObject([
    { source: 'environments', rule: 'must hold at least one <environment>.yaml' },
  ]);
  expect(problemsOf(directory, { names: ['local'] })).toMatchObject([{ remedy: 'choose another: there is none' }]);
});
