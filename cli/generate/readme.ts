import * as path from 'node:path';
import { App } from 'cdk8s';
import { picture } from '../../app/picture';
import { loadSettings } from '../../app/settings/load';
import { Testbed } from '../../app/testbed';

const begin = '<!-- picture:begin (npm run generate) -->';
const end = '<!-- picture:end -->';

/** The README with the picture of the `local` environment between its two marks. @throws when the marks are not there */
export function withPicture(readme: string): string {
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`README.md has no place for the picture: write '${begin}' and '${end}' on lines of their own`);
  }
  const directory = path.join(__dirname, '..', '..', 'environments');
  const [settings] = loadSettings({ directory, names: ['local'], env: {} });
  if (settings === undefined) throw new Error('environments/local.yaml gives no settings');
  const drawing = picture(new Testbed(new App(), settings));
  return `${before}${begin}\n\n\`\`\`mermaid\n${drawing}\n\`\`\`\n\n${end}${after}`;
}
