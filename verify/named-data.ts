import { type Path, at, fields, items, text } from './fields';
import type { Located, ManifestSet } from './manifest';
import type { Pod } from './pods';
import { walk } from './walk';

/** A Secret or ConfigMap that something names, and the keys that it wants in there. */
export interface NamedData {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly keys: readonly string[];
  readonly path: Path;
}

const keysIn = (source: unknown): readonly string[] =>
  items(at(source, 'items')).flatMap((item) => text(at(item, 'key')) ?? []);

/** Fields that name a Secret or ConfigMap, whoever has them: volumes, projections, variables. */
const sources = {
  secret: 'Secret',
  secretRef: 'Secret',
  secretKeyRef: 'Secret',
  configMap: 'ConfigMap',
  configMapRef: 'ConfigMap',
  configMapKeyRef: 'ConfigMap',
} as const;

/** All that is named below a value in the way of a pod; what is marked optional may be missing. */
export function* namedData(value: unknown, path: Path): Generator<NamedData> {
  for (const node of walk(value, path)) {
    const kind = sources[String(node.path.at(-1)) as keyof typeof sources] as NamedData['kind'] | undefined;
    const source = fields(node.value);
    const name = text(source.name) ?? text(source.secretName);
    if (kind === undefined || name === undefined || source.optional === true) continue;
    const key = text(source.key);
    yield { kind, name, keys: key === undefined ? keysIn(source) : [key], path: node.path };
  }
}

export function* namedByPod(pod: Pod): Generator<NamedData> {
  const path = [...pod.template, 'spec'];
  yield* namedData(pod.spec, path);
  for (const [index, secret] of items(pod.spec.imagePullSecrets).entries()) {
    yield {
      kind: 'Secret',
      name: text(at(secret, 'name')) ?? '',
      keys: [],
      path: [...path, 'imagePullSecrets', index],
    };
  }
}

/** Why something that names data would wait for it for ever; several makers of one Secret add up. */
export function missing(
  set: ManifestSet,
  namespace: string | undefined,
  { kind, name, keys }: NamedData,
): string | undefined {
  const found = set
    .all(`/${kind}`)
    .filter(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (found.length === 0) return `no ${kind} '${name}' in namespace '${namespace ?? ''}'`;
  if (found.some(({ data, stringData, binaryData }) => !data && !stringData && !binaryData)) return undefined;
  const has = new Set(
    found.flatMap(({ data, stringData, binaryData }) =>
      Object.keys({ ...fields(data), ...fields(stringData), ...fields(binaryData) }),
    ),
  );
  const absent = keys.filter((key) => !has.has(key));
  return absent.length === 0
    ? undefined
    : `${kind} '${name}' has no key '${absent.join("', '")}', only ${[...has].join(', ')}`;
}

export const remedyFor = (on: Located): string =>
  `Correct the name, or declare what makes it in namespace '${on.object.metadata.namespace ?? ''}'.`;
