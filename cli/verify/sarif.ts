import * as path from 'node:path';
import { advice, rules } from '../../verify/rules';
import type { Violation } from '../../verify/rule';
import type { Verdict } from './print';

/** What the reading finds, before any rule is asked. */
const readable = { name: 'readable', description: 'Every file is YAML, and every document in it a manifest.' };

/** SARIF 2.1.0, as code scanning reads it: one result a violation, at its file. */
export function sarif({ folder, violations, warnings }: Verdict): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'testbed verify',
            rules: [readable, ...rules, ...advice].map(({ name, description }) => ({
              id: name,
              shortDescription: { text: description },
            })),
          },
        },
        results: [
          ...violations.map((one) => result(folder, 'error', one)),
          ...warnings.map((one) => result(folder, 'warning', one)),
        ],
      },
    ],
  };
}

function result(
  folder: string,
  level: 'error' | 'warning',
  { rule, file, object, path: field, reason, remedy }: Violation,
) {
  return {
    ruleId: rule,
    level,
    message: { text: `${object}${field === '' ? '' : ` ${field}`}: ${reason}. ${remedy}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: path.posix.join(folder, file) } } }],
  };
}
