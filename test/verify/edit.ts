/** New values by the path that violations are written with; undefined removes, `[+]` adds to the end of a list. */
export type Edits = Readonly<Record<string, unknown>>;

type Container = Record<string | number, unknown>;

const step = /\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\[(\+)\]|\['([^']+)'\]/g;

function stepsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(step)].map(([, name, index, end, key]) =>
    index === undefined ? (name ?? end ?? key ?? '') : Number(index),
  );
}

/** Changes an object in place. */
export function edit(object: unknown, edits: Edits): void {
  for (const [path, value] of Object.entries(edits)) {
    const steps = stepsOf(path);
    const last = steps.at(-1) ?? '';
    const parent = steps.slice(0, -1).reduce((here, one) => here[one] as Container, object as Container);
    if (Array.isArray(parent) && last === '+') parent.push(value);
    else if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1);
    else if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
}

/** Edits of something deeper down. */
export const below = (path: string, edits: Edits): Edits =>
  Object.fromEntries(Object.entries(edits).map(([rest, value]) => [`${path}.${rest}`, value]));
