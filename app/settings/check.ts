import { conflictComplaint } from './conflicts';
import type { EnvironmentFile } from './environments';
import type { FileMap } from './file-map';
import { issueComplaints } from './issue-complaints';
import type { IssueComplaint } from './issue-complaints';
import { printable } from './printable';
import { SettingsError } from './problem';
import type { Problem } from './problem';
import { choicesOf, requirementsWith, rootsOf, turnedOff } from './requirements';
import { resolve } from './resolution';
import type { Conflict, Resolution } from './resolution';
import { settingsSchema } from './schema';
import { override, valueAt } from './setting-map';
import type { Override } from './setting-map';
import { settingsOf } from './settings-of';
import type { Settings } from './settings';
import { storeNameComplaints } from './store-names';

/**
 * Holds a file, with the overrides laid over it, against the schema and against what requires what.
 *
 * @throws SettingsError with every problem of this file
 */
export function check(file: EnvironmentFile, map: FileMap, overrides: readonly Override[]): Settings {
  const raw = override(map.value, overrides);
  const parsed = settingsSchema.safeParse(raw);
  const issues = parsed.error?.issues ?? [];
  const complaints = [
    ...issues.flatMap((issue) => issueComplaints(issue, (path) => valueAt(raw, path))),
    ...storeNameComplaints(raw),
  ];
  const problems = complaints.map((complaint) => schemaProblem(complaint, raw, file, map, overrides));
  // With a switch that is misspelt, what requires what would be a guess.
  const decided = !complaints.some(({ path }) => decisive.has(String(path[0])));
  const resolution = decided ? resolutionOf(raw) : undefined;
  for (const conflict of resolution?.conflicts ?? []) problems.push(conflictProblem(conflict, file, map, overrides));
  if (parsed.success && resolution?.on.has('ci') === true && !parsed.data.git.url.startsWith('https:')) {
    problems.push(schemaProblem(tokenNeedsHttps, raw, file, map, overrides));
  }
  if (!parsed.success || !resolution || problems.length > 0) throw new SettingsError(problems);
  return settingsOf(file.environment, parsed.data, resolution.on);
}

const tokenNeedsHttps: IssueComplaint = {
  path: ['git', 'url'],
  isKey: false,
  rule: 'must be an https:// URL where ci is on: its pipeline logs in to GitHub by a token',
  remedy: 'write https://github.com/owner/repository.git, or turn ci off',
};

const decisive = new Set(['target', 'storageClass', 'stores', 'services', 'components']);

function resolutionOf(raw: Readonly<Record<string, unknown>>): Resolution {
  const choices = choicesOf(raw);
  return resolve(requirementsWith(choices), rootsOf(choices), turnedOff(choices));
}

/** A variable is named as the source of its value: alone it was sound, or it would not have come so far. */
function schemaProblem(
  complaint: IssueComplaint,
  raw: unknown,
  { source }: EnvironmentFile,
  map: FileMap,
  overrides: readonly Override[],
): Problem {
  const { path, isKey, rule, remedy } = complaint;
  const value = valueAt(raw, path);
  const cause = overrides.find((one) => one.path.join('.') === path.join('.'));
  // What is missing has no place; the section that lacks it has.
  const place = map.positionOf(path, isKey ? 'key' : 'value') ?? map.positionOf(path.slice(0, -1), 'key');
  return {
    ...(cause ? { source: cause.variable } : { source, ...place }),
    path: path.join('.'),
    ...(value !== undefined && !isKey && { value: printable(value) }),
    rule,
    remedy,
  };
}

/** A conflict belongs to the variable that made it, if one did: the file by itself may be sound. */
function conflictProblem(
  conflict: Conflict,
  { environment, source }: EnvironmentFile,
  map: FileMap,
  overrides: readonly Override[],
): Problem {
  const { path, causes, rule, remedy } = conflictComplaint(conflict);
  const cause = causes.flatMap((one) => overrides.find((other) => other.path.join('.') === one.join('.')) ?? [])[0];
  const place = cause ? { source: cause.variable } : { source, ...map.positionOf(path, 'value') };
  return {
    ...place,
    path: path.join('.'),
    value: 'false',
    rule: cause ? `${rule} (in the environment ${environment})` : rule,
    remedy,
  };
}
