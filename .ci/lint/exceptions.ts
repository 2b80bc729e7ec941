import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Finding, tools } from './finding';

const exception = z.strictObject({
  tool: z.enum(tools),
  check: z.string().min(1),
  /** `<kind>/<name>`; `*` stands for any characters. */
  objects: z.string().regex(/^[^/]+\/[^/]+$/),
  /** @default - every environment */
  environment: z.string().optional(),
  reason: z.string().min(20),
});

export type Exception = z.infer<typeof exception>;

/** Throws on anything that is no exception: a typo must not excuse nothing without a word. */
export const readExceptions = (file: string): readonly Exception[] =>
  z.array(exception).parse(parse(readFileSync(file, 'utf8')));

const matches = (pattern: string, value: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(value);

const covers = ({ tool, check, objects, environment }: Exception, finding: Finding): boolean =>
  tool === finding.tool &&
  check === finding.check &&
  matches(objects, finding.object) &&
  (environment === undefined || environment === finding.environment);

export interface Judged {
  readonly left: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly excused: readonly Finding[];
  /** Exceptions that no finding needs. */
  readonly unused: readonly Exception[];
}

export function judge(findings: readonly Finding[], exceptions: readonly Exception[]): Judged {
  const faults = findings.filter(({ isWarning }) => !isWarning);
  const isExcused = (finding: Finding) => exceptions.some((one) => covers(one, finding));
  return {
    left: faults.filter((finding) => !isExcused(finding)),
    warnings: findings.filter(({ isWarning }) => isWarning),
    excused: faults.filter(isExcused),
    unused: exceptions.filter((one) => !faults.some((finding) => covers(one, finding))),
  };
}
