import { type Fields, at, fields, isFields, items, texts } from './fields';

/** Where schemas come from. */
export interface Schemas {
  /** What a `$ref` within the schemas of Kubernetes itself points to. */
  definition(reference: string): unknown;
  schemaOf(apiVersion: string, kind: string): { readonly isCustom: boolean; readonly schema: unknown } | undefined;
}

/** Their meaning in JSON Schema is that in Kubernetes. */
const keptWords = [
  'enum', 'pattern', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties',
  'multipleOf', 'minimum', 'maximum', 'format', 'type', 'anyOf', 'oneOf', 'allOf', 'not', 'x-kubernetes-list-map-keys',
]; // prettier-ignore

/** Before draft 6 these were flags beside the bound, and in CRDs they still are. */
const exclusive = { exclusiveMinimum: 'minimum', exclusiveMaximum: 'maximum' } as const;

const objectMeta = '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const isOpen = (schema: Fields): boolean => schema['x-kubernetes-preserve-unknown-fields'] === true;

interface Context {
  readonly schemas: Schemas;
  readonly isCustom: boolean;
}

/**
 * A JSON Schema for exactly these values, out of the structural schema of their kind: unknown fields are refused where Kubernetes
 * prunes or refuses them, defaulted fields are not required, and fields that no value has are left out. So small a schema
 * compiles in a millisecond, where that of a whole datastore takes half a second.
 */
export function schemaFor(values: readonly unknown[], schema: unknown, context: Context, depth = 0): Fields {
  const source = fields(schema);
  if (typeof source.$ref === 'string')
    return schemaFor(values, context.schemas.definition(source.$ref), context, depth);
  const kept: Record<string, unknown> = Object.fromEntries(
    keptWords.flatMap((word) => (source[word] === undefined ? [] : [[word, source[word]]])),
  );
  for (const [flag, bound] of Object.entries(exclusive)) {
    if (source[flag] !== true) continue;
    kept[flag] = source[bound];
    kept[bound] = undefined;
  }
  if (source['x-kubernetes-int-or-string'] === true) return { ...kept, type: ['integer', 'string'] };
  if (source['x-kubernetes-list-type'] === 'set') kept.uniqueItems = true;
  if (source.nullable === true && kept.type !== undefined) kept.type = [kept.type, 'null'];
  if (source.items !== undefined) {
    kept.items = schemaFor(
      values.flatMap((value) => items(value)),
      source.items,
      context,
      depth + 1,
    );
  }
  return source.type === 'object' || source.properties !== undefined
    ? { ...kept, ...objectParts(values, source, context, depth) }
    : kept;
}

/** What the API server adds to each object, and to each object within an object, without the CRD having to say so. */
function implied(source: Fields, { isCustom }: Context, depth: number): Fields {
  const isObject = isCustom && (depth === 0 || source['x-kubernetes-embedded-resource'] === true);
  return isObject ? { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { $ref: objectMeta } } : {};
}

function objectParts(values: readonly unknown[], source: Fields, context: Context, depth: number): Fields {
  const properties = { ...fields(source.properties), ...implied(source, context, depth) };
  const objects = values.filter(isFields);
  const used = new Set(objects.flatMap((value) => Object.keys(value)));
  const known = Object.keys(properties).filter((name) => used.has(name));
  const under = (name: string): readonly unknown[] =>
    objects.filter((value) => name in value).map((value) => value[name]);
  return {
    properties: Object.fromEntries(
      known.map((name) => [name, schemaFor(under(name), properties[name], context, depth + 1)]),
    ),
    required: texts(source.required).filter((name) => at(properties[name], 'default') === undefined),
    additionalProperties: rest(objects, source, new Set(known), context, depth),
  };
}

function rest(
  objects: readonly Fields[],
  source: Fields,
  known: ReadonlySet<string>,
  context: Context,
  depth: number,
): unknown {
  const { additionalProperties } = source;
  if (isFields(additionalProperties)) {
    const others = objects.flatMap((value) =>
      Object.entries(value).flatMap(([name, one]) => (known.has(name) ? [] : [one])),
    );
    return schemaFor(others, additionalProperties, context, depth + 1);
  }
  // An object of Kubernetes itself without properties holds anything; one of a CRD holds nothing.
  const holdsAnything = !context.isCustom && source.properties === undefined;
  return additionalProperties === true || isOpen(source) || holdsAnything;
}
