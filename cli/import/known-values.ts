import { mapChildren, mapValues, type Schema } from './schema';

/** What a default tells about the type: `null`, an empty list and an empty map tell nothing about what belongs there. */
export function inferSchema(value: unknown): Schema {
  if (value === null || value === undefined) return {};
  if (Array.isArray(value)) return { type: 'array' };
  if (typeof value !== 'object') return { type: typeof value };
  return { type: 'object', properties: mapValues(value as Record<string, unknown>, inferSchema) };
}

type Definitions = Readonly<Record<string, Schema>>;

/** A schema's definitions at the place of use: the names of a generated schema say no more than the path does. */
export function inlineDefinitions(schema: Schema, definitions = (schema.$defs ?? {}) as Definitions): Schema {
  const { $ref, $defs: _defs, ...own } = schema;
  if ($ref === undefined) return mapChildren(own, (child) => inlineDefinitions(child, definitions));
  const target = definitions[$ref.replace('#/$defs/', '')];
  if (target === undefined) throw new Error(`values.schema.json refers to ${$ref}, which it lacks`);
  return inlineDefinitions({ ...own, ...target }, definitions);
}

/** The paths that exist in the schema for a pattern with `*`; a last name without `*` need not exist. */
export function expandPath(schema: Schema, [first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  const names = first === '*' ? Object.keys(schema.properties ?? {}) : [first];
  return names.flatMap((name) => expandPath(schema.properties?.[name] ?? {}, rest).map((tail) => [name, ...tail]));
}

export function schemaAt(schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  return path.reduce((at, name) => at?.properties?.[name], schema);
}

/** The schema with `value` at `path`. */
export function withSchemaAt(schema: Schema, [first, ...rest]: readonly string[], value: Schema): Schema {
  if (first === undefined) return value;
  const below = withSchemaAt(schema.properties?.[first] ?? {}, rest, value);
  return { ...schema, type: 'object', properties: { ...schema.properties, [first]: below } };
}
