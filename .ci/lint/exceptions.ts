import { type Exception } from '../../app/policy/exceptions';
import { type Finding } from './finding';

const matches = (pattern: string, value: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`).test(value);

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
  /** Exceptions whose last day is over; they excuse nothing. */
  readonly expired: readonly Exception[];
}

/** @param today as `2026-11-30` */
export function judge(findings: readonly Finding[], exceptions: readonly Exception[], today: string): Judged {
  const expired = exceptions.filter(({ expires }) => expires < today);
  const valid = exceptions.filter((one) => !expired.includes(one));
  const faults = findings.filter(({ isWarning }) => !isWarning);
  const isExcused = (finding: Finding) => valid.some((one) => covers(one, finding));
  return {
    left: faults.filter((finding) => !isExcused(finding)),
    warnings: findings.filter(({ isWarning }) => isWarning),
    excused: faults.filter(isExcused),
    unused: valid.filter((one) => !faults.some((finding) => covers(one, finding))),
    expired,
  };
}
