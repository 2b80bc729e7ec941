import { isMap, isScalar, parseDocument } from 'yaml';
import type { Pair, Scalar, YAMLMap } from 'yaml';
import type { Promotion } from './choose';

/** A stretch of the text and what takes its place. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Writes images into the text of a settings file. Everything else stays as it is, to the byte: order, comments, quotes and line ends.
 *
 * @param text of a file that the settings have accepted
 */
export function withImages(text: string, promotions: readonly Promotion[]): string {
  const document = parseDocument(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const images = document.get('images', true);
  if (isMap(images)) return splice(text, intoMap(text, images, promotions, newline));
  const lines = promotions.map(({ service, after }) => `  ${service}: ${after}`);
  const end = text === '' || text.endsWith('\n') ? '' : newline;
  return [`${text}${end}images:`, ...lines, ''].join(newline);
}

function intoMap(text: string, images: YAMLMap, promotions: readonly Promotion[], newline: string): readonly Splice[] {
  const pairs = images.items as readonly Pair<Scalar>[];
  const last = pairs.at(-1);
  if (last === undefined) return emptied(images, promotions);
  const place = images.flow ? { at: endOf(text, last.value), begin: ', ' } : afterLine(text, last, newline);
  return promotions.map(({ service, after }): Splice => {
    const value = pairs.find(({ key }) => key.value === service)?.value;
    if (isScalar(value) && value.range) return { start: value.range[0], end: endOf(text, value), text: after };
    return { start: place.at, end: place.at, text: `${place.begin}${service}: ${after}` };
  });
}

/** `{}` is filled where it stands. */
function emptied({ range }: YAMLMap, promotions: readonly Promotion[]): readonly Splice[] {
  const [start = 0, end = start] = range ?? [];
  const entries = promotions.map(({ service, after }) => `${service}: ${after}`);
  return [{ start, end, text: `{ ${entries.join(', ')} }` }];
}

/** A line of its own below the last image, with the same indentation. */
function afterLine(text: string, { key, value }: Pair<Scalar>, newline: string) {
  const [keyStart = 0] = key.range ?? [];
  const indentation = text.slice(text.lastIndexOf('\n', keyStart - 1) + 1, keyStart);
  const lineEnd = text.indexOf('\n', endOf(text, value));
  const at = lineEnd < 0 ? text.length : lineEnd - (newline.length - 1);
  return { at, begin: `${newline}${indentation}` };
}

/** Where a value ends; the range of one on lines of its own (`|`) takes in the line end that follows. */
const endOf = (text: string, value: unknown): number => {
  const [start = 0, end = start] = isScalar(value) ? (value.range ?? []) : [];
  return start + text.slice(start, end).trimEnd().length;
};

/** From the end on, so that what comes before keeps its place; those at one place keep their order. */
const splice = (text: string, splices: readonly Splice[]): string =>
  splices
    .toReversed()
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, one) => result.slice(0, one.start) + one.text + result.slice(one.end), text);
