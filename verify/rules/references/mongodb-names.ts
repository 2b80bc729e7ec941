import { type Path, at, fields, items, text } from '../../fields';
import type { Manifest } from '../../manifest';
import type { NamedData } from '../../named-data';

const storagesOf = (spec: unknown) => Object.entries(fields(at(spec, 'backup', 'storages')));

/** Secrets that are brought to a PerconaServerMongoDB; it makes all others. */
export function* mongoDbSecrets({ spec }: Manifest): Generator<NamedData> {
  const named = (name: unknown, keys: readonly string[], path: Path): NamedData[] =>
    typeof name === 'string' ? [{ kind: 'Secret', name, keys, path }] : [];
  for (const field of ['ssl', 'sslInternal']) {
    const path = ['spec', 'secrets', field];
    yield* named(at(spec, 'secrets', field), ['tls.crt', 'tls.key', 'ca.crt'], path);
  }
  for (const [index, user] of items(at(spec, 'users')).entries()) {
    const key = text(at(user, 'passwordSecretRef', 'key')) ?? 'password';
    const path = ['spec', 'users', index, 'passwordSecretRef'];
    yield* named(at(user, 'passwordSecretRef', 'name'), [key], path);
  }
  for (const [storage, of] of storagesOf(spec)) {
    const path = ['spec', 'backup', 'storages', storage, 'minio', 'credentialsSecret'];
    yield* named(at(of, 'minio', 'credentialsSecret'), ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], path);
  }
}

/** Buckets that its backups go to. */
export function* mongoDbBuckets({ spec }: Manifest): Generator<{ readonly path: Path; readonly bucket: unknown }> {
  for (const [storage, of] of storagesOf(spec)) {
    const bucket = at(of, 'minio', 'bucket');
    if (bucket !== undefined) yield { path: ['spec', 'backup', 'storages', storage, 'minio', 'bucket'], bucket };
  }
}

/** Storages that its tasks name and that it does not have. */
export function* unknownStorages({ spec }: Manifest): Generator<{ readonly path: Path; readonly storage: string }> {
  const known = new Set(storagesOf(spec).map(([storage]) => storage));
  for (const [index, task] of items(at(spec, 'backup', 'tasks')).entries()) {
    const storage = text(at(task, 'storageName')) ?? '';
    if (!known.has(storage)) yield { path: ['spec', 'backup', 'tasks', index, 'storageName'], storage };
  }
}
