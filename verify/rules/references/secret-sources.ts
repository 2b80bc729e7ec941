import { type Path, at, items, text } from '../../fields';
import { groupOf } from '../../kind';
import type { Located, ManifestSet } from '../../manifest';
import { rule } from '../../rule';

const clusterWide = new Set(['ClusterGenerator', 'ClusterSecretStore']);

interface Source {
  readonly path: Path;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

function* sources({ object }: Located): Generator<Source> {
  const store = at(object.spec, 'secretStoreRef');
  if (store !== undefined) {
    const kind = text(at(store, 'kind')) ?? 'SecretStore';
    yield { path: ['spec', 'secretStoreRef'], group: 'external-secrets.io', kind, name: text(at(store, 'name')) ?? '' };
  }
  for (const [index, source] of items(at(object.spec, 'dataFrom')).entries()) {
    const generator = at(source, 'sourceRef', 'generatorRef');
    if (generator === undefined) continue;
    yield {
      path: ['spec', 'dataFrom', index, 'sourceRef', 'generatorRef'],
      group: groupOf(text(at(generator, 'apiVersion')) ?? ''),
      kind: text(at(generator, 'kind')) ?? '',
      name: text(at(generator, 'name')) ?? '',
    };
  }
}

const exists = (set: ManifestSet, { group, kind, name }: Source, namespace: string | undefined): boolean =>
  set.find(`${group}/${kind}`, name, clusterWide.has(kind) ? undefined : namespace) !== undefined;

export const secretSources = rule(
  'secret-sources',
  'The generator or store of every ExternalSecret exists.',
  function* (set) {
    for (const on of set.of('external-secrets.io/ExternalSecret')) {
      for (const source of sources(on)) {
        if (exists(set, source, on.object.metadata.namespace)) continue;
        const reason = `no ${source.kind} '${source.name}' that it could use`;
        yield { on, path: source.path, reason, remedy: 'Correct the reference, or declare what it names.' };
      }
    }
  },
);
