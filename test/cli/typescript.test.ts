import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const repository = path.join(__dirname, '..', '..');
const program = `
interface Options {
  readonly text: string;
}

function fail({ text }: Options): never {
  throw new Error(text);
}

if (process.argv[2] === 'fail') fail({ text: 'no' });
console.log(1 as number);
`;

let root: string;
let cache: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'typescript-'));
  cache = path.join(root, 'node_modules', '.cache');
  for (const folder of ['cli', 'node_modules']) fs.mkdirSync(path.join(root, folder));
  fs.symlinkSync(path.join(repository, 'node_modules', '@swc'), path.join(root, 'node_modules', '@swc'));
  fs.copyFileSync(path.join(repository, 'cli', 'typescript.js'), path.join(root, 'cli', 'typescript.js'));
  fs.writeFileSync(path.join(root, 'program.ts'), program);
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function run(...args: readonly string[]) {
  const all = ['--require', './cli/typescript.js', 'program.ts', ...args];
  const { stdout, stderr } = spawnSync(process.execPath, all, { cwd: root, encoding: 'utf8' });
  return { stdout, stderr };
}

const kept = () => fs.readdirSync(path.join(cache, 'typescript')).map((name) => path.join(cache, 'typescript', name));

test('a stack names the lines of the TypeScript, also of what was kept', () => {
  const stack = /Error: no\n {4}at fail \(\S+program\.ts:7:9\)\n {4}at \S+ \(\S+program\.ts:10:/;
  expect(run('fail').stderr).toMatch(stack);
  expect(run('fail').stderr).toMatch(stack);
  expect(kept()).toHaveLength(1);
});

test('a change is seen', () => {
  run();
  fs.writeFileSync(path.join(root, 'program.ts'), program.replace('1 as number', '2 as number'));
  expect(run()).toEqual({ stdout: '2\n', stderr: '' });
});

test.each([
  ['what was kept is cut short', 'console.log(3)'],
  ['what was kept is empty', ''],
])('when %s, it is made anew', (_, text) => {
  run();
  const [file = ''] = kept();
  const whole = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text);
  expect(run()).toEqual({ stdout: '1\n', stderr: '' });
  expect(fs.readFileSync(file, 'utf8')).toBe(whole);
});

test('where nothing can be kept it runs all the same', () => {
  fs.writeFileSync(cache, '');
  expect(run()).toEqual({ stdout: '1\n', stderr: '' });
});
