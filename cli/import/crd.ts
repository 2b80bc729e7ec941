import { parse } from 'yaml';
import { type Schema, stripProse } from './schema';

/** A CustomResourceDefinition with the storage version as its only one, free of prose. */
export interface Crd {
  readonly apiVersion: 'apiextensions.k8s.io/v1';
  readonly kind: 'CustomResourceDefinition';
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string; readonly [name: string]: unknown };
    readonly scope: 'Namespaced' | 'Cluster';
    readonly versions: readonly [CrdVersion];
  };
}

export interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly schema: { readonly openAPIV3Schema: Schema };
  readonly subresources?: unknown;
  readonly selectableFields?: unknown;
}

/** The CRDs of `kinds` (by API group) in some YAML files; those that are in none of them are reported to `missing`. */
export function selectCrds(
  files: readonly string[],
  kinds: Readonly<Record<string, readonly string[]>>,
  missing: (kind: string) => void,
): Crd[] {
  const documents = files.flatMap((file) => file.split(/^---.*$/m));
  return Object.entries(kinds).flatMap(([group, names]) =>
    names.flatMap((kind) => {
      const found = documents
        .filter((text) => mentions(text, kind))
        .map((text) => parse(text) as Partial<Crd> | null)
        .filter(hasSpec);
      const crd = found.find(({ spec }) => spec.group === group && spec.names.kind === kind);
      if (!crd) missing(`${group} ${kind}`);
      return !crd ? [] : [storageVersionOnly(crd)];
    }),
  );
}

/** Parsing YAML is slow and upstream's files hold megabytes of CRDs that nobody here uses: look before parsing. */
function mentions(document: string, kind: string): boolean {
  return new RegExp(`^ +kind: ["']?${kind}["']?$`, 'm').test(document);
}

export function storageVersionOnly(
  crd: Omit<Crd, 'spec'> & { spec: Omit<Crd['spec'], 'versions'> & { versions: readonly CrdVersion[] } },
): Crd {
  const { group, names, scope, versions } = crd.spec;
  const stored = versions.find((version) => version.storage);
  if (stored === undefined) throw new Error(`${group} ${names.kind} has no storage version`);
  const { name, schema, subresources, selectableFields } = stored;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${names.plural}.${group}` },
    spec: {
      group,
      names,
      scope,
      versions: [
        {
          name,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: stripProse(schema.openAPIV3Schema) },
          ...(subresources === undefined ? {} : { subresources }),
          ...(selectableFields === undefined ? {} : { selectableFields }),
        },
      ],
    },
  };
}

/** The CRD with a schema for what it leaves open. @throws when it leaves nothing open */
export function withSpec(crd: Crd, spec: Schema | undefined): Crd {
  if (spec === undefined) return crd;
  const [version] = crd.spec.versions;
  const { openAPIV3Schema: schema } = version.schema;
  if (schema.properties?.spec !== undefined) throw new Error(`${crd.metadata.name} says itself what its spec is like`);
  const openAPIV3Schema = { ...schema, properties: { ...schema.properties, spec } };
  return { ...crd, spec: { ...crd.spec, versions: [{ ...version, schema: { openAPIV3Schema } }] } };
}

/** A file of CRDs may hold other objects too, and empty documents. */
function hasSpec(parsed: Partial<Crd> | null): parsed is Crd {
  return parsed?.spec?.names !== undefined;
}
