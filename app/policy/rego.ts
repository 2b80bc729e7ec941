import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const folder = path.join(__dirname, '..', '..', 'policy');

/** Ways in: each is for one of the programs that ask the policies. */
const entries = { gatekeeper: 'gatekeeper.rego', conftest: 'main.rego' };

/** The policies as Gatekeeper wants them: its way in, and everything that is imported. */
export function policyRego(): { readonly entry: string; readonly libraries: readonly string[] } {
  const files = readdirSync(folder).filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego'));
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const libraries = files.filter((file) => !Object.values(entries).includes(file)).sort();
  return { entry: read(entries.gatekeeper), libraries: libraries.map(read) };
}
