/** A setting that an environment variable takes over in every chosen environment. */
export interface Override {
  readonly variable: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The map of a file with the overrides laid over it. A section that is no map stays as it is, for the schema to refuse. */
export function override(file: Readonly<Record<string, unknown>>, overrides: readonly Override[]) {
  const result: Record<string, unknown> = structuredClone(file);
  for (const { path, value } of overrides) set(result, path, value);
  return result;
}

/** What stands at the path, `undefined` when there is nothing. */
export function valueAt(map: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (isMap(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined), map);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function set(map: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    map[key] = value;
    return;
  }
  const section = Object.hasOwn(map, key) ? map[key] : (map[key] = {});
  if (isMap(section)) set(section, rest, value);
}
