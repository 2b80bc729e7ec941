import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Fields, at, items, text } from './fields';
import type { Schemas } from './schemas';
import type { Scopes } from './rules/scope';

const folder = path.join(__dirname, '..', 'imports');

const readJson = (...names: readonly string[]): unknown =>
  JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

function once<T>(read: () => T): () => T {
  let value: { readonly read: T } | undefined;
  return () => (value ??= { read: read() }).read;
}

/** Written by `npm run import`, as the schemas are. */
export const importedScopes = once(() => readJson('scopes.json') as Scopes);

const kubernetes = once(
  () => readJson('schemas', 'kubernetes.json') as { kinds: Record<string, string>; definitions: Fields },
);

const definitionsOf = new Map<string, readonly unknown[]>();

/** The CRDs of one API group, read when the first resource of that group asks for them. */
function resourceDefinitions(group: string): readonly unknown[] {
  const file = `${group}.json`;
  const known = definitionsOf.get(group);
  if (known) return known;
  const read = existsSync(path.join(folder, 'schemas', file)) ? items(readJson('schemas', file)) : [];
  definitionsOf.set(group, read);
  return read;
}

/** The schemas of everything that we may write: CRDs by API group, and the kinds of Kubernetes itself. */
export const importedSchemas: Schemas = {
  definition: (reference) => at(kubernetes().definitions, reference.split('/').pop() ?? ''),
  schemaOf: (apiVersion, kind) => {
    const reference = kubernetes().kinds[`${apiVersion}/${kind}`];
    if (reference !== undefined) return { isCustom: false, schema: { $ref: reference } };
    const [group = '', version] = apiVersion.split('/');
    const definition = resourceDefinitions(group).find((one) => at(one, 'spec', 'names', 'kind') === kind);
    const served = items(at(definition, 'spec', 'versions')).find((one) => text(at(one, 'name')) === version);
    return served === undefined ? undefined : { isCustom: true, schema: at(served, 'schema', 'openAPIV3Schema') };
  },
};
