import { type Path, at, items, text } from '../../fields';
import { groupOf } from '../../kind';
import { selects } from '../../labels';
import type { Located, Manifest, ManifestSet } from '../../manifest';
import { type Finding, rule } from '../../rule';

const group = 'seaweed.seaweedfs.com';

const references: Readonly<Record<string, Path>> = {
  Bucket: ['spec', 'clusterRef'],
  S3Identity: ['spec', 'seaweedRef'],
  S3Credentials: ['spec', 'seaweedRef'],
  S3Policy: ['spec', 'seaweedRef'],
  S3PolicyBinding: ['spec', 'seaweedRef'],
};

/** From another namespace the store can only be used with a grant that stands beside it; without one the resource stays pending. */
function isGranted(set: ManifestSet, { kind, apiVersion, metadata }: Manifest, store: Manifest): boolean {
  if (metadata.namespace === store.metadata.namespace) return true;
  return set.of(`${group}/ResourceReferenceGrant`).some(({ object: grant }) => {
    if (grant.metadata.namespace !== store.metadata.namespace) return false;
    const covered = items(at(grant.spec, 'to')).some(
      (to) =>
        at(to, 'group') === groupOf(store.apiVersion) &&
        at(to, 'kind') === store.kind &&
        (at(to, 'name') ?? store.metadata.name) === store.metadata.name,
    );
    const admitted = items(at(grant.spec, 'from')).some(
      (from) =>
        at(from, 'group') === groupOf(apiVersion) &&
        at(from, 'kind') === kind &&
        (at(from, 'namespace') === metadata.namespace ||
          selects(at(from, 'namespaceSelector'), set.namespaceLabels(metadata.namespace ?? ''))),
    );
    return admitted && covered;
  });
}

function* storeOf(set: ManifestSet, on: Located, path: Path): Generator<Finding> {
  const reference = at(on.object, ...path);
  const name = text(at(reference, 'name')) ?? '';
  const namespace = text(at(reference, 'namespace')) ?? on.object.metadata.namespace;
  const store = set.find(`${group}/Seaweed`, name, namespace);
  if (!store) {
    yield { on, path, reason: `no Seaweed '${namespace ?? ''}/${name}'`, remedy: 'Correct name and namespace.' };
  } else if (!isGranted(set, on.object, store)) {
    yield {
      on,
      path,
      reason: `no ResourceReferenceGrant lets a ${on.object.kind} of this namespace use Seaweed '${namespace ?? ''}/${name}'`,
      remedy: 'Give the namespace the label that the grant selects, or add one beside the store.',
    };
  }
}

export const objectStores = rule(
  'object-stores',
  'Every bucket, identity and key pair refers to an object store that exists and admits it.',
  function* (set) {
    for (const [kind, path] of Object.entries(references)) {
      for (const on of set.of(`${group}/${kind}`)) yield* storeOf(set, on, path);
    }
    for (const on of set.of(`${group}/S3Credentials`)) {
      const path = ['spec', 'identityRef'];
      const name = text(at(on.object, ...path, 'name')) ?? '';
      const namespace = text(at(on.object, ...path, 'namespace')) ?? on.object.metadata.namespace;
      if (set.find(`${group}/S3Identity`, name, namespace)) continue;
      yield { on, path, reason: `no S3Identity '${name}' beside it`, remedy: 'Correct the name.' };
    }
  },
);
