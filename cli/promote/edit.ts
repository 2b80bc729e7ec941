import { Scalar, isMap, isScalar, parseDocument } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
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
  if (isMap(images) && !images.flow && images.items.length > 0)
    return splice(text, intoBlock(text, images, promotions, newline));
  if (images === undefined) {
    const lines = promotions.map(({ service, after }) => `  ${service}: ${after}`);
    const end = text === '' || text.endsWith('\n') ? '' : newline;
    return [`${text}${end}images:`, ...lines, ''].join(newline);
  }
  // An empty section, or one in braces, is written anew; the rest of the document goes by the library.
  for (const { service, after } of promotions) document.setIn(['images', service], after);
  return document.toString({ lineWidth: 0 }).replaceAll('\n', newline);
}

function intoBlock(
  text: string,
  images: YAMLMap,
  promotions: readonly Promotion[],
  newline: string,
): readonly Splice[] {
  const pairs = images.items as readonly Pair<Scalar>[];
  return promotions.map(({ service, after }): Splice => {
    const value = pairs.find(({ key }) => key.value === service)?.value;
    if (isScalar(value) && value.range) {
      const [start, end] = value.range;
      return { start, end, text: after };
    }
    // After the last image there is, on a line of its own with the same indentation.
    const last = pairs.at(-1);
    const [keyStart = 0] = last?.key.range ?? [];
    const indentation = text.slice(text.lastIndexOf('\n', keyStart - 1) + 1, keyStart);
    const [, valueEnd = keyStart] = (last?.value as Scalar).range ?? [];
    const lineEnd = text.indexOf('\n', valueEnd);
    const place = lineEnd < 0 ? text.length : lineEnd - (newline.length - 1);
    return { start: place, end: place, text: `${newline}${indentation}${service}: ${after}` };
  });
}

/** From the end on, so that what comes before keeps its place. */
const splice = (text: string, splices: readonly Splice[]): string =>
  splices
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, one) => result.slice(0, one.start) + one.text + result.slice(one.end), text);
