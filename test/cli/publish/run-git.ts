import { spawnSync } from 'node:child_process';

// Jest gives a test an environment of its own, which a process gets only when it is told to.

/** What git prints, without the end of its last line. */
export function runGit(cwd: string, ...args: readonly string[]): string {
  return outputOf(cwd, ...args).trimEnd();
}

function outputOf(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: process.env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The text of each object, by the key that it was asked for with. @param wanted keys, and what git knows the objects by */
export function blobs(
  cwd: string,
  wanted: readonly (readonly [key: string, object: string])[],
): Record<string, string> {
  const input = wanted.map(([, object]) => `${object}\n`).join('');
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], { cwd, env: process.env, input });
  let at = 0;
  const texts = wanted.map(([key, object]) => {
    const start = stdout.indexOf('\n', at) + 1;
    const [, type, size] = stdout.toString('utf8', at, start).split(' ');
    if (type !== 'blob') throw new Error(`${object} is no blob but ${String(type)}`);
    const end = start + Number(size);
    at = end + 1;
    return [key, stdout.toString('utf8', start, end)];
  });
  return Object.fromEntries(texts) as Record<string, string>;
}
