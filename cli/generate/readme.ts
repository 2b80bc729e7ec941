import * as path from 'node:path';
import { picture } from '../../app/picture';
import { summarize } from '../../app/synthesize';
import { shippedTestbeds } from '../shipped';
import { table } from '../synth/table';

/** The README with everything renewed that follows from the program. @throws when a part has no place in it */
export function withGeneratedParts(readme: string): string {
  const environments = shippedTestbeds();
  const summaries = environments.map(({ settings: { environment }, testbed }) =>
    summarize(environment, testbed, path.join('dist', environment)),
  );
  const [local] = environments;
  if (local === undefined) throw new Error('environments/local.yaml gives no settings');
  const drawing = fence('mermaid', picture(local.testbed));
  const sizes = fence(
    'text',
    table(summaries, (text) => text),
  );
  return between(between(readme, 'picture', drawing), 'table', sizes);
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Puts a text between the two marks of a part. */
function between(document: string, part: string, text: string): string {
  const begin = `<!-- ${part}:begin (npm run generate) -->`;
  const end = `<!-- ${part}:end -->`;
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`README.md has no place for the ${part}: write '${begin}' and '${end}' on lines of their own`);
  }
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}
