import { issueComplaints } from './issue-complaints';
import { override } from './setting-map';
import type { Override } from './setting-map';
import { printable } from './printable';
import type { Problem } from './problem';
import { settingsSchema } from './schema';
import { settingPaths } from './setting-paths';
import type { SettingPath } from './setting-paths';
import { suggestion } from './suggestion';

const prefix = 'TESTBED_';

export interface Overrides {
  readonly overrides: readonly Override[];
  readonly problems: readonly Problem[];
}

/** `TESTBED_GIT_MANIFESTS_BRANCH` for `git.manifestsBranch`, `TESTBED_SERVICES_PAYMENT_INFO` for `services.payment-info`. */
export function variableOf(path: readonly string[]): string {
  const words = path.map((key) => key.replace(/[A-Z]/g, '_$&').replaceAll('-', '_').toUpperCase());
  return prefix + words.join('_');
}

const settings = new Map(settingPaths.map((setting) => [variableOf(setting.path), setting]));

/** Reads every `TESTBED_*` variable; one that means nothing is a problem, since it was set to change something. */
export function readOverrides(env: Readonly<Record<string, string | undefined>>): Overrides {
  const given = Object.entries(env).filter(([variable]) => variable.startsWith(prefix));
  const overrides: Override[] = [];
  const problems: Problem[] = [];
  for (const [variable, text = ''] of given.sort()) {
    const setting = settings.get(variable);
    const found = setting ? valueProblems(variable, setting, text) : [unknown(variable)];
    problems.push(...found);
    if (setting && found.length === 0) overrides.push(overrideOf(variable, setting, text));
  }
  return { overrides, problems };
}

function overrideOf(variable: string, { path, type }: SettingPath, text: string): Override {
  return { variable, path, value: convert[type](text) };
}

/** What the schema says of the value alone; the rest of the settings does not matter here. */
function valueProblems(variable: string, setting: SettingPath, text: string): Problem[] {
  const path = setting.path.join('.');
  if (text === '') {
    const remedy = `unset it to take ${path} from the files, or give it a value`;
    return [{ source: variable, path, value: '""', rule: 'must not be empty', remedy }];
  }
  const issues = settingsSchema.safeParse(override({}, [overrideOf(variable, setting, text)])).error?.issues ?? [];
  return issues
    .flatMap((issue) => issueComplaints(issue, () => text))
    .filter((complaint) => complaint.path.join('.') === path)
    .map(({ rule, remedy }) => ({ source: variable, path, value: printable(text), rule, remedy }));
}

/** What cannot be converted stays a text, which the schema refuses. */
const convert: Readonly<Record<SettingPath['type'], (text: string) => unknown>> = {
  switch: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  number: (text) => (/^-?\d+$/.test(text) ? Number(text) : text),
  text: (text) => text,
};

function unknown(variable: string): Problem {
  const variables = [...settings.keys()];
  const name = /^TESTBED_(?:SERVICES|COMPONENTS)(_.+)$/.exec(variable)?.[1];
  const elsewhere = name === undefined ? undefined : variables.find((other) => other.endsWith(`S${name}`));
  const meant = elsewhere ?? nearest(variable, variables);
  const remedy = meant === undefined ? `unset it, or choose one of ${variables.join(', ')}` : `did you mean ${meant}?`;
  return { source: variable, rule: 'must name a setting, as every variable that begins with TESTBED_', remedy };
}

/** What all of them begin with says nothing about which was meant. */
function nearest(variable: string, variables: readonly string[]): string | undefined {
  const name = suggestion(
    variable.slice(prefix.length),
    variables.map((other) => other.slice(prefix.length)),
  );
  return name === undefined ? undefined : prefix + name;
}
