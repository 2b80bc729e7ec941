import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { cacheFolder, cacheKey } from '../../../proof/binaries/cache';
import { complete } from '../../../proof/binaries/complete';
import { ldflags } from '../../../proof/binaries/ldflags';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'testbed-cache-test-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function goModule(goMod: string, goSum: string): string {
  const place = fs.mkdtempSync(path.join(folder, 'module-'));
  fs.writeFileSync(path.join(place, 'go.mod'), goMod);
  fs.writeFileSync(path.join(place, 'go.sum'), goSum);
  return place;
}

test('The key changes with go.sum and with go.mod, and with nothing about the place', () => {
  const key = cacheKey(goModule('module a\n', 'a h1:1=\n'));
  expect(cacheKey(goModule('module a\n', 'a h1:1=\n'))).toBe(key);
  expect(cacheKey(goModule('module a\n', 'a h1:2=\n'))).not.toBe(key);
  expect(cacheKey(goModule('module b\n', 'a h1:1=\n'))).not.toBe(key);
  // What moves from one file to the other is a change, too.
  expect(cacheKey(goModule('module a\na h1:1=\n', ''))).not.toBe(key);
});

test('The cache is where the environment says, where caches are, or in the home folder', () => {
  const own = path.join('kubernetes-native-testbed', 'proof');
  const env = { PROOF_CACHE: '/own', XDG_CACHE_HOME: '/caches', HOME: '/home/ada' };
  expect(cacheFolder(env)).toBe('/own');
  expect(cacheFolder({ ...env, PROOF_CACHE: '' })).toBe(path.join('/caches', own));
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative', HOME: '/home/ada' })).toBe(path.join('/home/ada/.cache', own));
});

test('The programs are stamped with the versions of go.mod, in a block or on a line of its own', () => {
  const flags = ldflags(
    'module a\n\nrequire (\n\tk8s.io/kubernetes v1.98.7 // indirect\n)\n\nrequire helm.sh/helm/v3 v3.9.8\n',
  );
  expect(flags).toContain('version.gitVersion=v1.98.7 ');
  expect(flags).toContain('version.gitMajor=1 ');
  expect(flags).toContain('version.gitMinor=98 ');
  expect(flags).toContain('version.version=v3.9.8');
});

describe('A folder of the cache', () => {
  const write = (text: string) => (unfinished: string) => {
    fs.writeFileSync(path.join(unfinished, 'program'), text);
    return Promise.resolve();
  };
  const target = () => path.join(folder, 'cache', 'key');
  const program = () => fs.readFileSync(path.join(target(), 'program'), 'utf8');

  test('is not there before it is complete', async () => {
    await complete(target(), async (unfinished) => {
      await write('built')(unfinished);
      expect(fs.existsSync(target())).toBe(false);
    });
    expect(program()).toBe('built');
  });

  test('is not there when filling it failed, nor is the half of it', async () => {
    const failing = complete(target(), async (unfinished) => {
      await write('half')(unfinished);
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(fs.readdirSync(path.dirname(target()))).toEqual([]);
  });

  test('is that of the first of two who fill it at once', async () => {
    await complete(target(), async (unfinished) => {
      await write('second')(unfinished);
      await complete(target(), write('first'));
    });
    expect(program()).toBe('first');
    expect(fs.readdirSync(path.dirname(target()))).toEqual(['key']);
  });

  test('takes away what a killed build left a day ago, not what another one is filling', async () => {
    let unfinished = '';
    await complete(target(), (one) => {
      unfinished = one;
      return Promise.resolve();
    });
    const another = unfinished.replace(/.{6}$/, 'abcdef');
    for (const one of [unfinished, another]) fs.mkdirSync(one);
    fs.utimesSync(unfinished, 1, 1);
    await complete(`${target()}2`, write('built'));
    expect(fs.readdirSync(path.dirname(target())).sort()).toEqual(['key', path.basename(another), 'key2']);
  });
});
