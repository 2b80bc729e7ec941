import type { Command } from 'commander';
import type { Publication } from './publish/publication';

const examples = `
Examples:
  $ npx testbed publish                    all environments: the manifests branch holds dist/ and nothing else
  $ npx testbed publish local              only dist/local; the folders of other environments stay as they are
  $ npx testbed publish --dry-run          which files would be added, changed and removed
  $ npx testbed publish --remote upstream  to another remote than origin

It publishes what a commit says: commit, \`npm run synth\`, publish. Nothing is forced, and the working tree is not touched.
`;

interface Options {
  readonly remote: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function registerPublish(program: Command, root: string): void {
  program
    .command('publish')
    .summary('push dist/ to the branch that Argo CD reads')
    .description(
      'Makes the branch git.manifestsBranch hold dist/, or the folders of the named environments: in one commit, or not at all.',
    )
    .argument('[environments...]', 'names of files in environments/, without .yaml')
    .option('--remote <name|url>', 'where the branch is', 'origin')
    .option('--dry-run', 'check everything, say what would be done, push nothing')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', examples)
    .action((names: string[], options: Options) => publish(root, names, options));
}

async function publish(root: string, names: string[], options: Options): Promise<void> {
  const { remote, dryRun = false, json = false } = options;
  const { publish: run } = await import('./publish/run');
  const { printed } = await import('./publish/print');
  const { progress } = await import('./terminal');
  const line = progress(process.stderr);
  const onDone = (publication: Publication) => {
    line.clear();
    if (!json) process.stdout.write(printed(publication));
  };
  const request = { root, names, env: process.env, remote, dryRun, onStep: line.show, onDone };
  const publications = await run(request).finally(line.clear);
  if (json) process.stdout.write(`${JSON.stringify(publications, null, 2)}\n`);
}
