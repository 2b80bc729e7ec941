import { distance } from 'fastest-levenshtein';

/** The candidate that was most likely meant, or `undefined` when none is near: a wrong guess is worse than none. */
export function suggestion(given: string, candidates: readonly string[]): string | undefined {
  const wanted = normal(given);
  const near = candidates
    .map((candidate) => ({ candidate, typos: distance(wanted, normal(candidate)) }))
    .filter(({ candidate, typos }) => typos <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.typos - b.typos);
  return near[0]?.candidate;
}

/** `Payment_Info`, `paymentInfo` and `payment-info` are one word to whoever typed them. */
function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** A remedy: the likely name if there is one, else all that exist. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  const meant = suggestion(given, candidates);
  return meant === undefined ? `choose one of ${candidates.join(', ')}` : `did you mean ${meant}?`;
}
