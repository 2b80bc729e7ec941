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
function createProgram(): Command {
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
  registerSynth(program);
  registerPlan(program);
  registerImport(program);
  registerVerify(program);
  registerProof(program);
  registerDiff(program);
  registerPublish(program);
  registerPromote(program);
  registerImage(program);
  registerBootstrap(program);
  registerRestore(program);
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

// Whoever reads no further, such as `head`, has seen enough; what was asked for is still done.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = report(error);
  });
