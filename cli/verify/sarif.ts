import * as path from 'node:path';
import { rules } from '../../verify/rules';
import type { Verdict } from './print';

/** What the reading finds, before any rule is asked. */
const readable = { name: 'readable', description: 'Every file is YAML, and every document in it a manifest.' };

/** SARIF 2.1.0, as code scanning reads it: one result a violation, at its file. */
export function sarif({ folder, violations }: Verdict): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'testbed verify',
            rules: [readable, ...rules].map(({ name, description }) => ({
              id: name,
              shortDescription: { text: description },
            })),
          },
        },
        results: violations.map(({ rule, file, object, path: field, reason, remedy }) => ({
          ruleId: rule,
          level: 'error',
          message: { text: `${object}${field === '' ? '' : ` ${field}`}: ${reason}. ${remedy}` },
          locations: [{ physicalLocation: { artifactLocation: { uri: path.posix.join(folder, file) } } }],
        })),
      },
    ],
  };
}
