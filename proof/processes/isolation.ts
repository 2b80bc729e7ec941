import { spawnSync } from 'node:child_process';

/** Set in the inner run. */
const marker = 'PROOF_ISOLATED';

/**
 * A user, network and process namespace: ports of our own, no way out, and when we end, however we end, the kernel ends all that
 * we have started. Linux only, and not where containers forbid it.
 */
const unshare = ['--map-root-user', '--net', '--pid', '--fork', '--kill-child'];

export const isIsolated = (env: NodeJS.ProcessEnv = process.env): boolean => env[marker] === '1';

/** What to run instead of ourselves so as to be isolated; undefined where the system does not allow it. */
export function isolated(command: readonly string[]): readonly string[] | undefined {
  const wrap = (script: string): readonly string[] => ['unshare', ...unshare, 'sh', '-c', script];
  const [name = '', ...args] = wrap('ip link set lo up');
  if (spawnSync(name, args, { stdio: 'ignore' }).status !== 0) return undefined;
  return [...wrap(`ip link set lo up && ${marker}=1 exec "$@"`), 'proof', ...command];
}
