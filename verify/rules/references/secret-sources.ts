import { type Path, at, items, strings, text } from '../../fields';
import { groupOf } from '../../kind';
import { sourceKeys } from '../../made/external-secret-keys';
import type { Located, ManifestSet } from '../../manifest';
import { type Finding, rule } from '../../rule';

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

/** External Secrets makes no Secret at all when a template uses a value that is not there. */
function* unknownValues(set: ManifestSet, on: Located): Generator<Finding> {
  const given = sourceKeys(
    on.object,
    set.ours.map(({ object }) => object),
  );
  const path = ['spec', 'target', 'template', 'data'];
  for (const [key, template] of Object.entries(given ? strings(at(on.object, ...path)) : {})) {
    const used = [...template.matchAll(/{{-?\s*\.(\w+)/g)].flatMap(([, name]) => name ?? []);
    const unknown = used.find((name) => !given?.includes(name));
    if (unknown === undefined) continue;
    const reason = `nothing gives '.${unknown}', only ${given?.join(', ') ?? ''}`;
    yield { on, path: [...path, key], reason, remedy: "Use one of the generator's secretKeys." };
  }
}

export const secretSources = rule(
  'secret-sources',
  'The generator or store of every ExternalSecret exists and gives what its template uses.',
  function* (set) {
    for (const on of set.of('external-secrets.io/ExternalSecret')) {
      for (const source of sources(on)) {
        if (exists(set, source, on.object.metadata.namespace)) continue;
        const reason = `no ${source.kind} '${source.name}' that it could use`;
        yield { on, path: source.path, reason, remedy: 'Correct the reference, or declare what it names.' };
      }
      yield* unknownValues(set, on);
    }
  },
);
