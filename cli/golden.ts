import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';

/** The folder of the golden files: `<environment>/<component>.yaml`. */
export const goldenFolder = path.join(__dirname, '..', 'test', 'golden');

const examples = `
Examples:
  $ npx testbed golden    renew test/golden, then read \`git diff test/golden\` as a reviewer would
`;

export function registerGolden(program: Command): void {
  program
    .command('golden')
    .summary('renew the golden YAML that tests compare with')
    .description(
      'Renews test/golden: the YAML of each shipped environment, one file a component, for people to review.',
    )
    .addHelpText('after', examples)
    .action(async () => {
      const { goldenFiles } = await import('./golden/files');
      const files = goldenFiles();
      // What no component makes any more goes.
      fs.rmSync(goldenFolder, { recursive: true, force: true });
      for (const [file, content] of files) {
        const place = path.join(goldenFolder, file);
        fs.mkdirSync(path.dirname(place), { recursive: true });
        fs.writeFileSync(place, content);
      }
      process.stdout.write(`${String(files.size)} files in ${path.relative('', goldenFolder)}\n`);
    });
}
