import type { Plan } from '../../cli/plan/run';
import { testbed } from './in-process';

const plan = (...args: readonly string[]) => testbed(['plan', ...args]);

test('every environment fits the nodes that its profile is made for', async () => {
  const { code, stdout } = await plan('--json');
  const plans = JSON.parse(stdout) as Plan[];
  expect(plans.map(({ environment, fits, unplaced }) => [environment, fits, unplaced])).toEqual([
    ['local', true, []],
    ['production', true, []],
  ]);
  for (const { components, total } of plans) {
    expect(total.pods).toBe(components.reduce((sum, { pods }) => sum + pods, 0));
    expect(components.map(({ component }) => component)).toContain('argocd');
  }
  expect(code).toBe(0);
});

test('what does not fit is named with what it asks for, and with what to switch off', async () => {
  const { code, stdout, stderr } = await plan('local', '--nodes', '1', '--cpu', '700m', '--memory', '4Gi');
  expect(stdout).toMatch(/does not fit 1 node of 0.7 CPU and 4Gi/);
  expect(stdout).toMatch(/no place for \d+ of [a-z-]+\/[a-z-]+: [\d.]+ CPU, \d+(\.\d)?[GM]i each/);
  expect(stderr).toMatch(/local does not fit\n-> choose more or larger nodes, or switch off [a-z, -]+ under services:/);
  expect(code).toBe(1);
});

test('with one service alone there is what it needs, and what delivers it, and nothing else', async () => {
  const { stdout } = await plan('local', '--only', 'user', '--json');
  const [{ components } = { components: [] }] = JSON.parse(stdout) as Plan[];
  const names = components.map(({ component }) => component);
  for (const needed of ['user', 'payment-info', 'argocd', 'contour', 'cert-manager']) expect(names).toContain(needed);
  const alone = JSON.parse((await plan('local', '--only', 'payment-info', '--json')).stdout) as Plan[];
  expect(alone[0]?.components.map(({ component }) => component)).not.toContain('user');
});

test('rate, with all that it needs, fits a laptop of half the size', async () => {
  const { code, stdout } = await plan('local', '--only', 'rate', '--cpu', '4', '--memory', '8Gi', '--json');
  const [{ components, fits } = { components: [], fits: false }] = JSON.parse(stdout) as Plan[];
  expect(components.map(({ component }) => component)).toEqual(expect.arrayContaining(['rate', 'comment']));
  expect({ fits, code }).toEqual({ fits: true, code: 0 });
});

test('a cluster of many nodes is told in a line, and soon', async () => {
  const { code, stdout } = await plan('local', '--nodes', '10000', '--cpu', '8', '--memory', '32Gi');
  expect(stdout).toMatch(
    /fits 10000 nodes of 8 CPU and 32Gi; requested on each: from [\d.]+ CPU, \S+ to [\d.]+ CPU, \S+\n$/,
  );
  expect(code).toBe(0);
});

test.each([
  [['--only', 'usr'], 1, /--only takes services, and "usr" is none\n-> "usr": did you mean user\?/],
  [['--only', 'rate', 'local'], 1, /"local" is none\n-> .*; environments stand before --only/],
  [['--only', ''], 1, /--only takes services, and "" is none/],
  [['--only', '\u001b[2J'], 1, /and "\\u001b\[2J" is none/],
  [['local', '--only'], 2, /argument missing/],
  [['../environments/local'], 1, /must be the name of an environment that exists/],
  [['--cpu', 'eight'], 2, /must be a Kubernetes quantity above zero/],
  [['--memory', '0'], 2, /must be a Kubernetes quantity above zero/],
  [['--nodes', '0'], 2, /must be a whole number from 1 to 10000/],
  [['--nodes', '1e9'], 2, /must be a whole number/],
  [['nowhere'], 1, /nowhere/],
])('%j is refused', async (args, expected, message) => {
  const { code, stdout, stderr } = await plan(...args);
  expect(stderr).toMatch(message);
  expect(stdout).toBe('');
  expect(code).toBe(expected);
});
