/** A node of an OpenAPI v3 or JSON schema. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

/** Keywords whose value maps names to schemas: a property called `description` is no description. */
const maps = ['properties', 'patternProperties', 'definitions', '$defs'];
const lists = ['allOf', 'anyOf', 'oneOf'];
const single = ['items', 'additionalProperties', 'not'];

/** The schema with `change` applied to each schema directly below it; the order of the keys stays. */
export function mapChildren(schema: Schema, change: (child: Schema, property?: string) => Schema): Schema {
  return mapValues(schema, (value, keyword) => {
    if (maps.includes(keyword)) return mapValues(value as Record<string, Schema>, change);
    if (lists.includes(keyword)) return (value as Schema[]).map((child) => change(child));
    if (single.includes(keyword) && typeof value === 'object') return change(value as Schema);
    return value;
  });
}

export function mapValues<V, W>(record: Readonly<Record<string, V>>, change: (value: V, key: string) => W) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/** Upstream's prose is not ours to copy, and no program needs it. */
export function stripProse(schema: Schema): Schema {
  const { description: _description, title: _title, example: _example, externalDocs: _docs, ...rest } = schema;
  return mapChildren(rest, stripProse);
}
