import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../failure';

export type Env = Readonly<Record<string, string | undefined>>;

/** Runs a program to its end. @returns what it prints @throws Failure with what it complains about, or that it is missing */
export async function tool(name: string, args: readonly string[], env: Env): Promise<string> {
  try {
    return (await promisify(execFile)(name, args, { env: { ...env }, maxBuffer: 2 ** 24 })).stdout;
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    const words = code === 'ENOENT' ? 'it is not on the PATH' : stderr.trim() || String(error);
    throw new Failure(`${[name, ...args].join(' ')}: ${words}`, 'mend this, and run the command again', {
      cause: error,
    });
  }
}

const sources = {
  kubectl: 'https://kubernetes.io/docs/tasks/tools/',
  helm: 'https://helm.sh/docs/intro/install/',
};

/** @throws Failure that names every program that is missing, with where it is had */
export async function requireTools(env: Env): Promise<void> {
  const attempts = await Promise.allSettled([
    tool('kubectl', ['version', '--client'], env),
    tool('helm', ['version'], env),
  ]);
  const missing = Object.entries(sources).filter((_, index) => attempts[index]?.status === 'rejected');
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name).join(' and ');
  throw new Failure(`${names} cannot be run`, `install ${missing.map(([name, url]) => `${name}: ${url}`).join('; ')}`);
}
