import type { colours } from '../terminal';
import { nameOf } from './change';
import type { Change } from './change';
import type { Danger } from './danger';
import { dangerGroups } from './danger-groups';
import type { FieldChange } from './field-changes';
import { fieldPath } from './field-path';
import { hunk, multiLine } from './hunk';
import { listing } from './listing';
import { outline } from './outline';
import type { Outline, Told } from './outline';
import { printable } from './printable';
import { count, tally } from './report';
import type { Report } from './report';
import { shown, shownPair } from './value';

type Colours = ReturnType<typeof colours>;

export interface TextOptions {
  /** Nothing is taken together and nothing left out. */
  readonly all: boolean;
  readonly colours: Colours;
}

/** How much is told before a reader is referred to --all. */
const limits = { dangers: 30, places: 5, objects: 300, perComponent: 25, fields: 15 } as const;

/** For people at a terminal: the sum, the dangers, what many objects share, then object by object. */
export function text(report: Report, options: TextOptions): string {
  const { colours: paint } = options;
  const { before, after, isFirst, changes, dangers } = report;
  const sum = dangers.length === 0 ? 'no danger' : paint.red(count(dangers.length, 'danger'));
  const first = isFirst ? [`${printable(before)} does not exist yet: everything is added`] : [];
  const head = `${printable(after)} against ${printable(before)}: ${tally(changes)}; ${sum}`;
  const plan = outline(report, options.all);
  return [
    [...first, paint.bold(head)],
    dangerLines(dangers, options),
    alikeLines(plan, options),
    ...componentBlocks(plan, options),
  ]
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

function dangerLines(dangers: readonly Danger[], { all, colours: paint }: TextOptions): string[] {
  if (dangers.length === 0) return [];
  const groups = dangerGroups(dangers);
  const told = all ? groups : groups.slice(0, limits.dangers);
  const lines = told.flatMap(({ rule, reason, remedy, places }) => [
    `  ${paint.red(rule)} ${printable(all ? places.join(', ') : listing(places, limits.places))}`,
    `    ${printable(reason)}`,
    paint.dim(`    -> ${printable(remedy)}`),
  ]);
  return [paint.bold('dangers'), ...lines, ...more(groups.length - told.length, 'danger')];
}

const more = (left: number, thing: string): string[] =>
  left > 0 ? [`  … ${count(left, `more ${thing}`)}, see --all`] : [];

function alikeLines({ alike }: Outline, { colours: paint }: TextOptions): string[] {
  if (alike.length === 0) return [];
  const told = alike.slice(0, limits.dangers);
  const lines = told.flatMap(({ field, changes }) => {
    const names = changes.map((change) => `${change.place.environment} ${nameOf(change)}`);
    return [
      ...fieldLines(field, paint, false).map((line) => `  ${line}`),
      paint.dim(`    on ${count(changes.length, 'object')}: ${printable(listing(names, 3))}`),
    ];
  });
  return [paint.bold('the same on many objects'), ...lines, ...more(alike.length - told.length, 'such change')];
}

function componentBlocks({ components }: Outline, options: TextOptions): string[][] {
  const { all, colours: paint } = options;
  let left: number = all ? Infinity : limits.objects;
  const blocks: string[][] = [];
  const untold: number[] = [];
  for (const { environment, component, changes, told } of components) {
    const some = told.slice(0, Math.min(left, all ? Infinity : limits.perComponent));
    left -= some.length;
    if (some.length === 0) untold.push(told.length);
    if (some.length === 0) continue;
    const name = printable([environment, component].filter(Boolean).join('/'));
    blocks.push([
      `${paint.bold(name)} ${paint.dim(tally(changes))}`,
      ...some.flatMap((one) => objectLines(one, options)),
      ...more(told.length - some.length, 'object'),
    ]);
  }
  const sum = untold.reduce((one, other) => one + other, 0);
  const silent = untold.filter((number) => number > 0).length;
  return sum > 0 ? [...blocks, [`… ${count(sum, 'more object')} in ${count(silent, 'component')}, see --all`]] : blocks;
}

const signs: Readonly<Record<Change['action'], string>> = { added: '+', removed: '-', changed: '~' };

function objectLines({ change, fields }: Told, { all, colours: paint }: TextOptions): string[] {
  const { action, movedFrom } = change;
  const colour = { added: paint.green, removed: paint.red, changed: paint.yellow }[action];
  const origin = movedFrom === undefined ? '' : ` (moved from ${printable(movedFrom)})`;
  const some = all ? fields : fields.slice(0, limits.fields);
  return [
    `  ${colour(`${signs[action]} ${printable(nameOf(change))}`)}${origin}`,
    ...some.flatMap((field) => fieldLines(field, paint, all).map((line) => `      ${line}`)),
    ...more(fields.length - some.length, 'field').map((line) => `    ${line}`),
  ];
}

function fieldLines({ path, before, after }: FieldChange, paint: Colours, isWhole: boolean): string[] {
  const name = printable(fieldPath(path));
  if (before === undefined) return [paint.green(`+ ${name}: ${shown(after)}`)];
  if (after === undefined) return [paint.red(`- ${name}: ${shown(before)}`)];
  const texts = multiLine(before, after);
  if (texts) {
    const lines = hunk(texts.before, texts.after, isWhole);
    const painted = lines.map((line) =>
      line.startsWith('+') ? paint.green(line) : line.startsWith('-') ? paint.red(line) : line,
    );
    return [`${name}:`, ...painted.map((line) => `  ${line}`)];
  }
  const [old, young] = shownPair(before, after);
  return [`${name}: ${paint.red(old)} -> ${paint.green(young)}`];
}
