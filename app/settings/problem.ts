/** One thing that is wrong with the settings, and what to do about it. */
export interface Problem {
  /** The file, relative to the folder above the environments (`environments/local.yaml`), or the variable (`TESTBED_DOMAIN`). */
  readonly source: string;
  /** Both count from 1; absent where a thing is missing rather than wrong. */
  readonly line?: number;
  readonly column?: number;
  /** The setting, such as `git.url`; absent where the file as a whole is meant. */
  readonly path?: string;
  /** What stands there, as it may be printed: without credentials, shortened. */
  readonly value?: string;
  /** What should hold, as a sentence about the setting: `must be true or false`. */
  readonly rule: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/** What a check of one value has to say: the parts of a problem that do not depend on where the value stands. */
export type Complaint = Pick<Problem, 'rule' | 'remedy'>;

/** Every problem of every environment at once, so that nobody has to find them one run at a time. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly problems: readonly Problem[]) {
    super(report(problems));
  }
}

/** The count, then one block per file or variable in which the places can be clicked in most terminals. */
function report(problems: readonly Problem[]): string {
  const bySource = new Map<string, Problem[]>();
  for (const problem of problems) {
    bySource.set(problem.source, [...(bySource.get(problem.source) ?? []), problem]);
  }
  const blocks = [...bySource.values()].map((group) => group.toSorted(byPlace).map(paragraph).join('\n'));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${count} in the settings:`, ...blocks].join('\n\n');
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function paragraph({ source, line, column, path, value, rule, remedy }: Problem): string {
  const place = line === undefined ? source : `${source}:${line}:${column ?? 1}`;
  const what = [path, value].filter((part) => part !== undefined).join(': ');
  return `${place}${what && `  ${what}`}\n    ${rule}\n    -> ${remedy}`;
}
