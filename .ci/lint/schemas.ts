import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Fields, at, fields, isFields, items, text } from '../../verify/fields';

const imports = path.join(__dirname, '..', '..', 'imports', 'schemas');

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(imports, file), 'utf8'));

/** Fields that hold schemas by name: their names are no words of a schema. */
const named = ['properties', 'patternProperties', 'definitions'];

/** The structural schemas of Kubernetes as JSON Schema; unknown fields are refused, for kubeconform's `-strict` adds that to none. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (!isFields(schema)) return schema;
  const result: Record<string, unknown> = {};
  for (const [word, value] of Object.entries(schema)) {
    if (word.startsWith('x-kubernetes-') || word === 'nullable' || word === 'default') continue;
    result[word] = named.includes(word)
      ? Object.fromEntries(Object.entries(fields(value)).map(([name, one]) => [name, strict(one)]))
      : word === 'enum' || word === 'required'
        ? value
        : strict(value);
  }
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (result[flag] === true) {
      result[flag] = result[bound];
      result[bound] = undefined;
    } else if (result[flag] === false) result[flag] = undefined;
  }
  if (schema['x-kubernetes-int-or-string'] === true) result.type = ['integer', 'string'];
  if (schema.nullable === true && typeof result.type === 'string') result.type = [result.type, 'null'];
  const isClosed = isFields(schema.properties) && schema['x-kubernetes-preserve-unknown-fields'] !== true;
  if (isClosed && schema.additionalProperties === undefined) result.additionalProperties = false;
  return result;
}

/** What the API server adds to every CRD, whether its schema says so or not. */
function rooted(schema: unknown): Fields {
  const root = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };
  return { ...fields(schema), properties: { ...fields(at(schema, 'properties')), ...root } };
}

/** Writes the imported schemas as kubeconform looks for them, and returns where it has to look. */
export function writeSchemas(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  // Without a draft kubeconform takes the fourth, where exclusive bounds are flags: it drops such a schema without a word.
  const write = (name: string, schema: unknown) => {
    writeFileSync(
      path.join(folder, `${name.toLowerCase()}.json`),
      JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...fields(schema) }),
    );
  };
  const kubernetes = fields(read('kubernetes.json'));
  const definitions = strict(kubernetes.definitions === undefined ? {} : { definitions: kubernetes.definitions });
  for (const [name, reference] of Object.entries(fields(kubernetes.kinds))) {
    const [kind = '', version = '', group] = name.split('/').reverse();
    const suffix = group === undefined ? version : `${group.split('.')[0] ?? ''}-${version}`;
    write(`${kind}-${suffix}`, { ...fields(definitions), $ref: reference });
  }
  for (const file of readdirSync(imports).filter((one) => one !== 'kubernetes.json')) {
    for (const definition of items(read(file))) {
      const names = [at(definition, 'spec', 'names', 'kind'), at(definition, 'spec', 'group')].map(
        (one) => text(one) ?? '',
      );
      for (const version of items(at(definition, 'spec', 'versions'))) {
        const schema = at(version, 'schema', 'openAPIV3Schema');
        write([...names, text(at(version, 'name')) ?? ''].join('-'), rooted(strict(schema)));
      }
    }
  }
  const template = (name: string) => path.join(folder, `${name}.json`);
  return [
    template('{{.ResourceKind}}{{.KindSuffix}}'),
    template('{{.ResourceKind}}-{{.Group}}-{{.ResourceAPIVersion}}'),
  ];
}
