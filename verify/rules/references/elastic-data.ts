import { type Path, at, items, text } from '../../fields';
import type { Manifest } from '../../manifest';
import type { NamedData } from '../../named-data';

const secret = (holder: unknown, keys: readonly string[], path: Path): readonly NamedData[] => {
  const name = text(at(holder, 'secretName'));
  return name === undefined ? [] : [{ kind: 'Secret', name, keys, path: [...path, 'secretName'] }];
};

const certificate = ({ spec }: Manifest): readonly NamedData[] => {
  const path = ['http', 'tls', 'certificate'];
  return secret(at(spec, ...path), ['tls.crt', 'tls.key'], ['spec', ...path]);
};

/** Users, roles and settings of the keystore: the operator starts a cluster without those that it does not find. */
export function elasticsearchData(resource: Manifest): readonly NamedData[] {
  const { spec } = resource;
  const listed = (path: Path, keysOf: (holder: unknown) => readonly string[]) =>
    items(at(spec, ...path)).flatMap((holder, index) => secret(holder, keysOf(holder), ['spec', ...path, index]));
  return [
    ...certificate(resource),
    ...listed(['auth', 'fileRealm'], () => ['username', 'password']),
    ...listed(['auth', 'roles'], () => ['roles.yml']),
    ...listed(['secureSettings'], (holder) =>
      items(at(holder, 'entries')).flatMap((entry) => text(at(entry, 'key')) ?? []),
    ),
  ];
}

export const kibanaData = certificate;
