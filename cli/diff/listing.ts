/** Of one value; names that a person gave are far shorter. */
const longest = 120;

const cut = (value: string): string => (value.length > longest ? `${value.slice(0, longest)}…` : value);

/** The first of many, and how many there are more: `a, b, c and 7 more`. */
export function listing(values: readonly string[], most = 5): string {
  const shown = values.slice(0, most).map(cut).join(', ');
  return values.length > most ? `${shown} and ${values.length - most} more` : shown;
}
