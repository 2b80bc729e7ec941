import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed proof:build              once: builds the programs, about ten minutes on two cores
  $ npx testbed proof                    every environment
  $ npx testbed proof local              one of them
  $ npx testbed proof --junit proof.xml  the results for CI, beside the table
  $ npx testbed proof --keep proof       keeps the logs of all programs in proof/<environment>/logs
`;

export function registerProof(program: Command): void {
  program
    .command('proof')
    .summary('hold the YAML against a real API server and a real Argo CD')
    .description(
      'Starts etcd, the Kubernetes control plane and Argo CD as processes, lets Argo CD deliver each environment, and checks what comes of it. ' +
        'Needs no cluster and no containers, and leaves nothing behind.',
    )
    .argument('[environments...]', 'names of files in environments/, without .yaml; none: all of them')
    .option('--json <file>', 'write the results as JSON, too')
    .option('--junit <file>', 'write the results as JUnit XML, too')
    .option('--keep <folder>', 'keep logs and state in this folder, which must be empty or not there')
    .addHelpText('after', examples)
    .action(async (names: string[], options: { json?: string; junit?: string; keep?: string }) => {
      const { proof } = await import('./proof/run');
      await proof(names, options);
    });
  program
    .command('proof:build')
    .summary('build what the proof runs, once')
    .description(
      'Builds etcd, Kubernetes, kwok, Argo CD and Helm from pinned Go modules into a cache outside of the tree.',
    )
    .option('--print-cache', 'only print the folder of the cache, for CI to keep')
    .action(async (options: { printCache?: boolean }) => {
      const { build } = await import('./proof/build');
      await build(options);
    });
}
