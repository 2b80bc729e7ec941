import { at, fields, items, text, texts } from '../fields';
import { kindOf } from '../kind';
import type { Manifest } from '../manifest';

export const targetOf = ({ metadata, spec }: Manifest): string => text(at(spec, 'target', 'name')) ?? metadata.name;

function generatedKeys(
  reference: unknown,
  namespace: string | undefined,
  ours: readonly Manifest[],
): readonly string[] | undefined {
  const generator = ours.find(
    (one) =>
      one.kind === at(reference, 'kind') &&
      one.metadata.name === at(reference, 'name') &&
      (one.kind === 'ClusterGenerator' || one.metadata.namespace === namespace),
  );
  const clustered = generator?.kind === 'ClusterGenerator';
  const kind = clustered ? at(generator, 'spec', 'kind') : generator?.kind;
  const spec = clustered ? at(generator, 'spec', 'generator', 'passwordSpec') : generator?.spec;
  if (kind !== 'Password') return undefined;
  const keys = texts(at(spec, 'secretKeys'));
  return keys.length > 0 ? keys : ['password'];
}

/** The whole of a Secret that another ExternalSecret makes in the namespace that the store reads. */
function extractedKeys(key: unknown, resource: Manifest, ours: readonly Manifest[]): readonly string[] | undefined {
  const store = ours.find(
    (one) =>
      one.kind === (at(resource.spec, 'secretStoreRef', 'kind') ?? 'SecretStore') &&
      one.metadata.name === at(resource.spec, 'secretStoreRef', 'name'),
  );
  const namespace = at(store, 'spec', 'provider', 'kubernetes', 'remoteNamespace');
  const source = ours.find(
    (one) =>
      kindOf(one) === 'external-secrets.io/ExternalSecret' &&
      one !== resource &&
      one.metadata.namespace === namespace &&
      targetOf(one) === key,
  );
  return source && keysOf(source, ours);
}

/** What a template may use: the values that generators and stores give. */
export function sourceKeys(resource: Manifest, ours: readonly Manifest[]): readonly string[] | undefined {
  const { spec, metadata } = resource;
  const named = items(at(spec, 'data')).flatMap((one) => text(at(one, 'secretKey')) ?? []);
  const sources = items(at(spec, 'dataFrom')).map((source) => {
    const generator = at(source, 'sourceRef', 'generatorRef');
    if (generator !== undefined) return generatedKeys(generator, metadata.namespace, ours);
    return extractedKeys(at(source, 'extract', 'key'), resource, ours);
  });
  return sources.includes(undefined) ? undefined : [...named, ...sources.flatMap((keys) => keys ?? [])];
}

/** The keys of the Secret: those of the template, else of the sources; undefined where nobody can tell. */
export function keysOf(resource: Manifest, ours: readonly Manifest[]): readonly string[] | undefined {
  const template = at(resource.spec, 'target', 'template');
  const templated = Object.keys(fields(at(template, 'data')));
  if (at(template, 'templateFrom') !== undefined) return undefined;
  if (templated.length > 0 && at(template, 'mergePolicy') !== 'Merge') return templated;
  const given = sourceKeys(resource, ours);
  return given && [...templated, ...given];
}
