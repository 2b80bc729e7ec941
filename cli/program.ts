import * as os from 'node:os';
import { Command, CommanderError } from 'commander';
import { registerBench } from './bench';
import { registerBootstrap } from './bootstrap';
import { registerDiff } from './diff';
import { registerGenerate } from './generate';
import { registerGolden } from './golden';
import { registerImage } from './image';
import { registerImport } from './import';
import { registerPlan } from './plan';
import { registerPromote } from './promote';
import { registerProof } from './proof';
import { registerPublish } from './publish';
import { registerRestore } from './restore';
import { registerSynth } from './synth';
import { registerVerify } from './verify';
import { Failure, Interrupted } from './failure';
import { colours } from './terminal';
import { SettingsError } from '../app/settings/problem';

const examples = `
Examples:
  $ npx testbed synth          write the YAML of every environment to dist/
  $ npx testbed help synth     what a command takes

Exit codes: 0 done, 1 found something or failed, 2 wrong usage.
`;

/** A verb registers its words only; what does its work is loaded when it runs, so that help comes at once. */
function createProgram(root: string): Command {
  const program = new Command('testbed')
    .description('The Kubernetes-native testbed: settings in, plain YAML out.')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(colours(process.stderr).red(text));
      },
    })
    .showSuggestionAfterError()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', examples);
  registerSynth(program, root);
  registerPlan(program, root);
  registerImport(program);
  registerVerify(program);
  registerProof(program);
  registerDiff(program, root);
  registerPublish(program, root);
  registerPromote(program, root);
  registerImage(program);
  registerBootstrap(program, root);
  registerRestore(program, root);
  registerGenerate(program);
  registerGolden(program);
  registerBench(program);
  return program;
}

/** Says what went wrong. @returns the exit code */
function report(error: unknown): number {
  // commander has printed its own message by now.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const expected = error instanceof SettingsError || error instanceof Failure || error instanceof Interrupted;
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  // Whoever sees the stack of something unexpected can report it; for the rest it is noise.
  const text = expected && !process.env.DEBUG ? message : stack;
  process.stderr.write(`${colours(process.stderr).red(text)}\n`);
  return error instanceof Interrupted ? 128 + os.constants.signals[error.signal] : 1;
}

/**
 * Runs a verb to its end; a verb that found something has set `process.exitCode`.
 *
 * @param args what stands behind `testbed`
 * @param root the folder that holds `environments/` and `dist/`
 * @returns the exit code when it failed, else 0
 */
export async function run(args: readonly string[], root: string): Promise<number> {
  try {
    await createProgram(root).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error);
  }
}
