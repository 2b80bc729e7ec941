import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Promotion } from '../../cli/promote/choose';
import { withImages } from '../../cli/promote/edit';
import { testbed } from './in-process';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const tried = `v1.2.3@${digest('a')}`;

describe('the text', () => {
  const user = [{ service: 'user', after: tried } as const];

  test.each<[string, string, string]>([
    [
      'one image takes the place of another, and keeps its comment',
      'a: 1\nimages:\n  # the newest\n  user: v1.0.0 # since May\n  payment-info: v1.0.0\nz: 2\n',
      `a: 1\nimages:\n  # the newest\n  user: ${tried} # since May\n  payment-info: v1.0.0\nz: 2\n`,
    ],
    [
      'one in quotes',
      "images:\n    user: 'v1.0.0'\n    payment-info: v1.0.0\n",
      `images:\n    user: ${tried}\n    payment-info: v1.0.0\n`,
    ],
    [
      'one more stands after the last, as far to the right',
      'images:\n    payment-info: v1.0.0 # stays\n\n# the rest\ndomain: x\n',
      `images:\n    payment-info: v1.0.0 # stays\n    user: ${tried}\n\n# the rest\ndomain: x\n`,
    ],
    ['the first makes the section', 'domain: x # ours\n', `domain: x # ours\nimages:\n  user: ${tried}\n`],
    ['without a line end', 'domain: x', `domain: x\nimages:\n  user: ${tried}\n`],
    [
      'the last line without an end',
      'images:\n  payment-info: v1.0.0',
      `images:\n  payment-info: v1.0.0\n  user: ${tried}`,
    ],
    [
      'line ends of Windows',
      'images:\r\n  user: v1.0.0\r\n  payment-info: v1.0.0\r\ndomain: x\r\n',
      `images:\r\n  user: ${tried}\r\n  payment-info: v1.0.0\r\ndomain: x\r\n`,
    ],
    [
      'one more with line ends of Windows',
      'images:\r\n  payment-info: v1.0.0\r\ndomain: x\r\n',
      `images:\r\n  payment-info: v1.0.0\r\n  user: ${tried}\r\ndomain: x\r\n`,
    ],
    ['a section in braces', 'images: { user: v1.0.0 }\ndomain: x\n', `images: { user: ${tried} }\ndomain: x\n`],
    ['an empty section', 'images: {}\ndomain: x\n', `images: { user: ${tried} }\ndomain: x\n`],
    [
      'one more in braces, and nothing else is put straight',
      "domain:   'x'\n\n\nimages: {payment-info: v1.0.0}   # ours\nlist:\n    - 1\n",
      `domain:   'x'\n\n\nimages: {payment-info: v1.0.0, user: ${tried}}   # ours\nlist:\n    - 1\n`,
    ],
    [
      'an empty section, and nothing else is put straight',
      "domain:   'x'\n\n\nimages: {} # none\n",
      `domain:   'x'\n\n\nimages: { user: ${tried} } # none\n`,
    ],
    [
      'a value on lines of its own',
      'images:\n  user: |-\n    v1.0.0\n  payment-info: v1.0.0\n',
      `images:\n  user: ${tried}\n  payment-info: v1.0.0\n`,
    ],
    [
      'one more after a value on lines of its own',
      'images:\n  payment-info: |-\n    v1.0.0\nservices:\n  user: true\n',
      `images:\n  payment-info: |-\n    v1.0.0\n  user: ${tried}\nservices:\n  user: true\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(withImages(before, user)).toBe(after);
  });

  test('several at once', () => {
    const both = [...user, { service: 'payment-info', after: digest('b') } as const];
    expect(withImages('images:\n  payment-info: v1.0.0\n', both)).toBe(
      `images:\n  payment-info: ${digest('b')}\n  user: ${tried}\n`,
    );
  });
});

test('several that are new stand in the order in which they were promoted', () => {
  const both = ['b', 'c'].map((service) => ({ service, after: tried }) as unknown as Promotion);
  expect(withImages('images:\n  a: v1.0.0\n', both)).toBe(`images:\n  a: v1.0.0\n  b: ${tried}\n  c: ${tried}\n`);
});

describe('the command', () => {
  let root: string;
  const settings = (name: string): string => path.join(root, 'environments', `${name}.yaml`);

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'promote-'));
    fs.cpSync('environments', path.join(root, 'environments'), { recursive: true });
    fs.appendFileSync(settings('local'), `images:\n  user: ${tried}\n  payment-info: v1.2.3\n`);
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  const promote = (...args: readonly string[]) =>
    testbed(['promote', '--from', 'local', '--to', 'production', ...args], { root });

  test('carries what is asked for, keeps the rest of the file, and does nothing the second time', async () => {
    const before = fs.readFileSync(settings('production'), 'utf8');
    const { code, stdout } = await promote('--service', 'user');
    expect(stdout).toMatch(/user +the release of the catalogue +v1\.2\.3@sha256:a{64}\n/);
    expect(fs.readFileSync(settings('production'), 'utf8')).toBe(`${before}images:\n  user: ${tried}\n`);
    expect(code).toBe(0);
    expect((await promote('--service', 'user')).stdout).toContain('nothing to promote');
  });

  test('a dry run changes nothing, and programs get it as JSON', async () => {
    const before = fs.readFileSync(settings('production'), 'utf8');
    const { stdout } = await promote('--service', 'user', '--dry-run', '--json');
    expect(JSON.parse(stdout)).toEqual({
      from: 'local',
      to: 'production',
      dryRun: true,
      promotions: [{ service: 'user', after: tried }],
      notes: [],
    });
    expect(fs.readFileSync(settings('production'), 'utf8')).toBe(before);
  });

  test('a tag can move: it is refused, and nothing is carried', async () => {
    const before = fs.readFileSync(settings('production'), 'utf8');
    const { code, stderr } = await promote();
    expect(stderr).toMatch(/payment-info is v1\.2\.3, a tag that can move/);
    expect(fs.readFileSync(settings('production'), 'utf8')).toBe(before);
    expect(code).toBe(1);
  });

  test('what has no image of its own is left out, and said', async () => {
    const file = fs.readFileSync(settings('local'), 'utf8');
    fs.writeFileSync(settings('local'), file.replace('  payment-info: v1.2.3\n', ''));
    const { code, stderr } = await promote();
    expect(stderr).toMatch(/Left out, since local runs the release of the catalogue: .*payment-info/);
    expect(code).toBe(0);
  });

  test('an environment without images has nothing to give', async () => {
    const { code, stdout } = await testbed(['promote', '--from', 'production', '--to', 'local'], { root });
    expect(stdout).toContain('production names no images, it runs the release of the catalogue: nothing to promote.');
    expect(code).toBe(0);
  });

  test('a file that cannot be added to is refused by its name, and stays as it is', async () => {
    fs.appendFileSync(settings('production'), '...\n');
    const before = fs.readFileSync(settings('production'), 'utf8');
    const { code, stderr } = await promote('--service', 'user');
    expect(stderr).toMatch(/environments\/production\.yaml:\d+:\d+[^]*-> write the section/);
    expect(fs.readFileSync(settings('production'), 'utf8')).toBe(before);
    expect(code).toBe(1);
  });

  test('everything that is wrong is said at once', async () => {
    const { stderr } = await promote('--service', 'usr', 'payment-info');
    expect(stderr).toMatch(/usr is no service: did you mean user\?[^]*payment-info is v1\.2\.3/);
  });

  test('a registry that does not have the digest yet, and a service that is off, are said', async () => {
    const file = fs.readFileSync(settings('production'), 'utf8');
    const elsewhere = file.replace(/imageRegistry: .*/, 'imageRegistry: other.example/shop');
    fs.writeFileSync(settings('production'), `${elsewhere}services: { user: false, order: false, cart: false }\n`);
    const { code, stderr } = await promote('--service', 'user');
    expect(stderr).toContain('production takes its images from other.example/shop: copy these digests there first.');
    expect(stderr).toContain('Off in production, so that nothing of it runs yet: user.');
    expect(code).toBe(0);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['the same environment twice', ['--to', 'local'], /--from and --to are both local/],
    ['an environment that is not there', ['--to', 'producton'], /production/],
  ])('%s', async (_, args, message) => {
    const { code, stderr } = await promote(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  test('variables of one run are not promoted', async () => {
    const env = { TESTBED_IMAGES_USER: `v9.9.9@${digest('c')}` };
    await testbed(['promote', '--from', 'local', '--to', 'production', '--service', 'user'], { root, env });
    expect(fs.readFileSync(settings('production'), 'utf8')).not.toContain('v9.9.9');
  });

  test('a file that is a link stays one', async () => {
    const place = path.join(root, 'elsewhere.yaml');
    fs.renameSync(settings('production'), place);
    fs.symlinkSync(place, settings('production'));
    expect((await promote('--service', 'user')).code).toBe(0);
    expect(fs.lstatSync(settings('production')).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(place, 'utf8')).toContain(tried);
  });
});
