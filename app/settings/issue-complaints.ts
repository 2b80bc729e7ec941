import type { z } from 'zod';
import type { Complaint } from './problem';
import { homeOf, knownKeys } from './setting-paths';
import { didYouMean, suggestion } from './suggestion';

export interface IssueComplaint extends Complaint {
  readonly path: readonly PropertyKey[];
  /** Whether the key itself is wrong, rather than what it holds. */
  readonly isKey: boolean;
}

/** What one finding of zod means to the writer of the file; several unknown keys are several complaints. */
export function issueComplaints(
  issue: z.core.$ZodIssue,
  valueAt: (path: readonly PropertyKey[]) => unknown,
): IssueComplaint[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  return [{ path, isKey: false, ...complaint(issue, valueAt(path)) }];
}

function complaint(issue: z.core.$ZodIssue, value: unknown): Complaint {
  const name = String(issue.path.at(-1));
  if (issue.code === 'custom') return { rule: issue.message, remedy: String(issue.params?.remedy) };
  if (issue.code === 'invalid_value') {
    const rule = `must be one of ${issue.values.join(', ')}`;
    if (value === undefined) return { rule: 'must be given', remedy: `add ${name}: ${issue.values.join(' | ')}` };
    return {
      rule,
      remedy: didYouMean(typeof value === 'string' ? value : JSON.stringify(value), issue.values.map(String)),
    };
  }
  if (issue.code === 'too_small') return limit(`must be at least ${String(issue.minimum)}`, name);
  if (issue.code === 'too_big') return limit(`must be at most ${String(issue.maximum)}`, name);
  if (issue.code !== 'invalid_type') return { rule: issue.message, remedy: `correct ${name}` };
  if (value === undefined) return { rule: 'must be given', remedy: `add ${name}` };
  switch (issue.expected) {
    case 'boolean':
      return { rule: 'must be true or false', remedy: 'write true or false, without quotes' };
    case 'int':
    case 'number':
      return { rule: 'must be a whole number', remedy: 'write digits only, without quotes' };
    case 'object':
      return {
        rule: 'must be a map',
        remedy: `indent \`name: value\` lines below ${name}; where there is nothing to set, remove it`,
      };
    default:
      return { rule: 'must be a text', remedy: 'write a text; put quotes around what looks like a number or a date' };
  }
}

const limit = (rule: string, name: string): Complaint => ({ rule, remedy: `correct ${name}` });

function unknownKey(path: readonly PropertyKey[], key: string): IssueComplaint {
  const known = knownKeys(path);
  const home = homeOf(key);
  const meant = suggestion(key, known);
  const section = path.join('.') || 'the top level';
  const remedy =
    home !== undefined
      ? `it belongs elsewhere: write it as ${home}`
      : meant !== undefined
        ? `did you mean ${meant}?`
        : `remove it, or choose one of ${known.join(', ')}`;
  return { path: [...path, key], isKey: true, rule: `must not be in ${section}: there is no such setting`, remedy };
}
