import type { Command } from 'commander';

const examples = `
Examples:
  $ npx testbed image production user=v1.2.3@sha256:...          what production runs from now on
  $ npx testbed image production user=v1.2.3 cart=sha256:...     of several services

It edits environments/<environment>.yaml, and only the lines of the images. Commit, synthesize and publish as after any change.
`;

export function registerImage(program: Command): void {
  program
    .command('image')
    .summary('write down which build of a service runs')
    .description('Writes images into the settings of an environment, as the build of each has printed them.')
    .argument('<environment>', 'where they shall run')
    .argument('<images...>', '<service>=<tag>, <service>=<tag>@<digest> or <service>=<digest>')
    .addHelpText('after', examples)
    .action(async (environment: string, images: string[]) => {
      const { setImages } = await import('./image/run');
      setImages(environment, images);
    });
}
