import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** What a verb says and does is tested without a process of its own; here, that the shell hears of it. */
test.each([
  ['plan local --only user', 0, /^local/m, /^$/],
  ['verify test/golden/nowhere', 1, /^$/, /is no folder\n-> /],
  ['verify environments', 1, /violation/, /^$/],
  ['diff --folder test/verify --against test/verify --fail-on change', 0, /no danger/, /^$/],
  ['diff --folder test/verify --against environments --fail-on change', 1, /added/, /^$/],
  ['promote --from local', 2, /^$/, /--to <environment>/],
  ['restore user --environment nowhere', 1, /^$/, /nowhere/],
  ['bootstrap local --timeout soon', 2, /^$/, /whole number/],
])('testbed %s exits with %d', (line, code, stdout, stderr) => {
  const clean = Object.entries(process.env).filter(([name]) => !/^(TESTBED_|DEBUG$|FORCE_COLOR$)/.test(name));
  const finished = spawnSync(process.execPath, ['cli/testbed.js', ...line.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: Object.fromEntries(clean),
  });
  expect(finished.stdout).toMatch(stdout);
  expect(finished.stderr).toMatch(stderr);
  expect(finished.status).toBe(code);
});
