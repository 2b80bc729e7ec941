import { testbed } from './in-process';

test.each([
  ['an unknown verb', ['snyth'], "error: unknown command 'snyth'\n(Did you mean synth?)"],
  ['an unknown option', ['synth', '--jsn'], "error: unknown option '--jsn'\n(Did you mean --json?)"],
  ['no verb', [], 'Usage: testbed'],
])('%s is wrong usage: exit code 2 and a hint', async (_, args, message) => {
  const { code, stdout, stderr } = await testbed(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.startsWith(message)).toBe(true);
});

test.each([
  ['the program', ['--help']],
  ['synth', ['synth', '--help']],
  ['generate', ['help', 'generate']],
])('the help of %s comes with examples', async (_, args) => {
  const { code, stdout } = await testbed(args);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage: testbed/);
  expect(stdout).toMatch(/Examples:\n {2}\$ npx testbed/);
});
