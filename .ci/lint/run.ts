import { execFileSync } from 'node:child_process';
import { LinterError } from './finding';

/** What a linter prints as JSON: it may exit as it likes, findings and failures alike make it fail. */
export function runJson(command: string, parameters: readonly string[]): unknown {
  const { stdout, stderr } = output(command, parameters);
  try {
    return JSON.parse(stdout) as unknown;
  } catch {
    throw new LinterError(`${command} printed no JSON:\n${stderr}${stdout.slice(0, 2000)}`);
  }
}

function output(command: string, parameters: readonly string[]): { stdout: string; stderr: string } {
  try {
    const stdout = execFileSync(command, parameters, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' });
    return { stdout, stderr: '' };
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    if (stdout === undefined) throw new LinterError(`${command} could not be run: ${message}`);
    return { stdout, stderr: stderr ?? '' };
  }
}
