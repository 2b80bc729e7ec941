/** Reading plain data whose shape nobody has promised: what is not there reads as empty, so that a rule states only what it wants. */
export type Fields = Readonly<Record<string, unknown>>;

export type Path = readonly (string | number)[];

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fields = (value: unknown): Fields => (isFields(value) ? value : {});

export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const texts = (value: unknown): readonly string[] => items(value).filter((item) => typeof item === 'string');

/** The value under a path of keys and indices, or undefined where the path ends early. */
export function at(value: unknown, ...path: Path): unknown {
  return path.reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return here[Number(step)] as unknown;
    return isFields(here) ? here[step] : undefined;
  }, value);
}

/** Labels and other maps of strings. */
export function strings(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
