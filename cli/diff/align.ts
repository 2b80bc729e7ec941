/** Items of two lists that belong together; one of them is missing where the other list has nothing like it. */
export interface Pair<T> {
  readonly before?: { readonly item: T; readonly index: number };
  readonly after?: { readonly item: T; readonly index: number };
}

/** Of lists that are larger than this (their lengths multiplied) only what is alike at both ends is looked for. */
const largest = 1_000_000;

/** Puts two lists side by side, so that what was inserted or removed shows as that and not as a change of all that follows. */
export function align<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  const [old, young] = [before.map(keyOf), after.map(keyOf)];
  const shorter = Math.min(old.length, young.length);
  let head = 0;
  while (head < shorter && old[head] === young[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === young[young.length - 1 - tail]) tail++;
  const matches = [
    ...Array.from({ length: head }, (_, index): Match => [index, index]),
    ...common(old, young, [head, old.length - tail], [head, young.length - tail]),
    ...Array.from({ length: tail }, (_, index): Match => [old.length - tail + index, young.length - tail + index]),
  ];
  return paired(before, after, matches);
}

type Match = readonly [number, number];
type Range = readonly [from: number, to: number];

/** The longest common subsequence of two ranges, as pairs of indices. */
function common(old: readonly string[], young: readonly string[], [a, aEnd]: Range, [b, bEnd]: Range): Match[] {
  const [height, width] = [aEnd - a, bEnd - b];
  if (height === 0 || width === 0 || height * width > largest) return [];
  const row = width + 1;
  const lengths = new Uint32Array((height + 1) * row);
  const length = (i: number, j: number): number => lengths[i * row + j] ?? 0;
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const isSame = old[a + i] === young[b + j];
      lengths[i * row + j] = isSame ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const matches: Match[] = [];
  for (let [i, j] = [0, 0]; i < height && j < width;) {
    if (old[a + i] === young[b + j]) matches.push([a + i++, b + j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return matches;
}

/** What lies between two matches is paired in its order: an item that was changed in place. */
function paired<T>(before: readonly T[], after: readonly T[], matches: readonly Match[]): Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  const place = (list: readonly T[], index: number, end: number) =>
    index < end ? { item: list[index] as T, index } : undefined;
  for (const [oldEnd, youngEnd] of [...matches, [before.length, after.length] as const]) {
    while (i < oldEnd || j < youngEnd) {
      pairs.push({ before: place(before, i, oldEnd), after: place(after, j, youngEnd) });
      i = Math.min(i + 1, oldEnd);
      j = Math.min(j + 1, youngEnd);
    }
    if (i >= before.length || j >= after.length) continue;
    pairs.push({ before: { item: before[i] as T, index: i++ }, after: { item: after[j] as T, index: j++ } });
  }
  return pairs;
}
