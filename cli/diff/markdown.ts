import { nameOf } from './change';
import type { Danger } from './danger';
import { dangerGroups } from './danger-groups';
import type { FieldChange } from './field-changes';
import { fieldPath } from './field-path';
import { hunk, multiLine } from './hunk';
import { block, cell, code, prose } from './markdown-text';
import { outline } from './outline';
import type { ComponentOutline, Outline } from './outline';
import { count, numberOf, tally } from './report';
import type { Report } from './report';
import { shown, shownPair } from './value';

/** GitHub refuses a comment of more than 65,536 characters; what a bot adds around it must fit too. */
const longest = 60_000;

const limits = { rows: 50, dangers: 40, places: 5, alike: 20, fields: 15, objects: 25, dangerLength: 600 } as const;

/** For a pull request: the sum, a table and the dangers; the details folded, as many as fit. */
export function markdown(report: Report): string {
  const plan = outline(report, false);
  const short = [...head(report), ...table(plan), ...dangerList(report.dangers)].join('\n');
  const parts = [alikeDetails(plan), ...plan.components.map(componentDetails)].filter((part) => part !== '');
  let document = `${short}\n`;
  let told = 0;
  for (const part of parts) {
    if (document.length + part.length > longest) break;
    document += `\n${part}\n`;
    told++;
  }
  const left = parts.length - told;
  return left === 0 ? document : `${document}\n… and ${count(left, 'more section')}: see \`npx testbed diff --all\`.\n`;
}

function head({ before, after, isFirst, changes, dangers }: Report): string[] {
  const sum = dangers.length === 0 ? 'no danger' : `**${count(dangers.length, 'danger')}**`;
  return [
    `### ${code(after)} against ${code(before)}`,
    '',
    ...(isFirst ? [`${code(before)} does not exist yet: everything is added.`, ''] : []),
    `${tally(changes)}; ${sum}`,
  ];
}

function table({ components }: Outline): string[] {
  if (components.length === 0) return [];
  // Those with dangers first: they must not be the ones that are cut.
  const rows = [...components].sort((one, other) => other.dangers - one.dangers).slice(0, limits.rows);
  const left = components.length - rows.length;
  return [
    '',
    '| environment | component | added | removed | changed | dangers |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows.map(({ environment, component, changes, dangers }) => {
      const numbers = [numberOf(changes, 'added'), numberOf(changes, 'removed'), numberOf(changes, 'changed'), dangers];
      return `| ${cell(short(environment))} | ${cell(short(component))} | ${numbers.join(' | ')} |`;
    }),
    ...(left > 0 ? ['', `… and ${count(left, 'more component')}.`] : []),
  ];
}

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

const cut = (text: string): string =>
  text.length > limits.dangerLength ? `${text.slice(0, limits.dangerLength)}…` : text;

function dangerList(dangers: readonly Danger[]): string[] {
  if (dangers.length === 0) return [];
  const groups = dangerGroups(dangers);
  const told = groups.slice(0, limits.dangers);
  const left = groups.length - told.length;
  return [
    '',
    '#### Dangers',
    '',
    ...told.flatMap(({ rule, reason, remedy, places }) => [
      `- **${rule}** ${places
        .slice(0, limits.places)
        .map((place) => code(short(place)))
        .join(', ')}${places.length > limits.places ? ` and ${places.length - limits.places} more` : ''}`,
      `  - ${prose(cut(reason))}`,
      `  - ${prose(cut(remedy))}`,
    ]),
    ...(left > 0 ? [`- … and ${count(left, 'more danger')}.`] : []),
  ];
}

function folded(summary: string, lines: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'].join('\n');
}

function alikeDetails({ alike }: Outline): string {
  if (alike.length === 0) return '';
  const lines = alike.slice(0, limits.alike).flatMap(({ field, changes }) => {
    const [first = '', ...rest] = fieldLines(field);
    return [`- ${first} on ${count(changes.length, 'object')}`, ...rest.map((line) => `  ${line}`)];
  });
  return folded('The same on many objects', [...lines, ...more(alike.length - limits.alike, 'such change')]);
}

const more = (left: number, thing: string): string[] => (left > 0 ? [`- … and ${count(left, `more ${thing}`)}.`] : []);

function componentDetails({ environment, component, changes, told }: ComponentOutline): string {
  if (told.length === 0) return '';
  const name = [environment, component].filter(Boolean).join('/');
  const lines = told.slice(0, limits.objects).flatMap(({ change, fields }) => {
    const origin = change.movedFrom === undefined ? '' : ` from ${code(change.movedFrom)}`;
    return [
      `- ${change.action}${origin} ${code(short(nameOf(change)))}`,
      ...fields.slice(0, limits.fields).flatMap((field) => {
        const [first = '', ...rest] = fieldLines(field);
        return [`  - ${first}`, ...rest.map((line) => `    ${line}`)];
      }),
      ...more(fields.length - limits.fields, 'field').map((line) => `  ${line}`),
    ];
  });
  return folded(`${prose(name)}: ${tally(changes)}`, [...lines, ...more(told.length - limits.objects, 'object')]);
}

function fieldLines({ path, before, after }: FieldChange): string[] {
  const name = code(fieldPath(path));
  if (before === undefined) return [`${name}: added ${code(shown(after))}`];
  if (after === undefined) return [`${name}: removed ${code(shown(before))}`];
  const texts = multiLine(before, after);
  if (texts) return [`${name}:`, '', ...block(hunk(texts.before, texts.after), 'diff')];
  const [old, young] = shownPair(before, after);
  return [`${name}: ${code(old)} → ${code(young)}`];
}
