import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Who may find something that is excused: `policy` is our Rego, under conftest and under Gatekeeper alike. */
export const judges = ['kubeconform', 'kube-score', 'policy', 'checkov'] as const;
export type Judge = (typeof judges)[number];

const exception = z.strictObject({
  tool: z.enum(judges),
  check: z.string().min(1),
  /** `<kind>/<name>`; `*` stands for any characters but a slash. */
  objects: z.string().regex(/^[^/]+\/[^/]+$/),
  /** @default - every environment */
  environment: z.string().optional(),
  /** Whom to ask: a team or a role, as in `CODEOWNERS`. */
  owner: z.string().min(3),
  reason: z.string().min(20),
  /** The last day on which it counts; afterwards somebody has to look again. */
  expires: z.iso.date(),
});

export type Exception = z.infer<typeof exception>;

const shipped = path.join(__dirname, '..', '..', 'policy', 'exceptions.yaml');

/** Throws on anything that is no exception: a typo must not excuse nothing without a word. */
export const readExceptions = (file: string = shipped): readonly Exception[] =>
  z.array(exception).parse(parse(readFileSync(file, 'utf8')));

/** What Gatekeeper excuses in an environment, by policy. */
export function exceptionsIn(
  environment: string,
  exceptions: readonly Exception[] = readExceptions(),
): Readonly<Record<string, readonly string[]>> {
  const policies: Record<string, string[]> = {};
  for (const { tool, check, objects, environment: only = environment } of exceptions) {
    if (tool === 'policy' && only === environment) (policies[check] ??= []).push(objects);
  }
  return policies;
}
