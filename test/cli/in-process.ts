import * as path from 'node:path';
import { run } from '../../cli/program';
import type { Finished } from './sandbox';

const repository = path.join(__dirname, '..', '..');

/** Runs a verb as `npx testbed` does, at no terminal, but without a process of its own: that takes a second of CPU less. */
export async function testbed(
  args: readonly string[],
  { root = repository, env = {} }: { root?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  const [home, variables] = [process.cwd(), { ...process.env }];
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  const isTerminal = process.stdin.isTTY;
  const clean = Object.entries(variables).filter(([name]) => !/^(TESTBED_|DEBUG$)/.test(name));
  setVariables({ ...Object.fromEntries(clean), NO_COLOR: '1', ...env });
  process.chdir(root);
  process.stdin.isTTY = false;
  try {
    const failed = await run(args, root);
    return { code: failed || Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = undefined;
    process.stdin.isTTY = isTerminal;
    process.chdir(home);
    setVariables(variables);
    for (const one of [stdout, stderr]) one.restore();
  }
}

function setVariables(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, variables);
}

function capture(stream: NodeJS.WriteStream) {
  let text = '';
  const isTerminal = stream.isTTY;
  stream.isTTY = false;
  const write = jest.spyOn(stream, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  return {
    text: () => text,
    restore: () => {
      write.mockRestore();
      stream.isTTY = isTerminal;
    },
  };
}
