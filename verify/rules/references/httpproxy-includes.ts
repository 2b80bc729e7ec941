import { at, items, text } from '../../fields';
import { kindOf } from '../../kind';
import type { Located, ManifestSet } from '../../manifest';
import { rule } from '../../rule';

const proxy = 'projectcontour.io/HTTPProxy';

interface Include {
  readonly on: Located;
  readonly index: number;
  readonly name: string;
  readonly namespace: string | undefined;
}

const includes = (set: ManifestSet): readonly Include[] =>
  set.of(proxy).flatMap((on) =>
    items(at(on.object, 'spec', 'includes')).map((include, index) => ({
      on,
      index,
      name: text(at(include, 'name')) ?? '',
      namespace: text(at(include, 'namespace')) ?? on.object.metadata.namespace,
    })),
  );

/** Contour answers 502 where an include is missing, and calls a child that nobody includes orphaned: Argo CD then waits on it. */
export const httpProxyIncludes = rule(
  'httpproxy-includes',
  'Every HTTPProxy that is included exists, and every HTTPProxy that is no root is included.',
  function* (set) {
    const all = includes(set);
    for (const { on, index, name, namespace } of all) {
      if (set.find(proxy, name, namespace)) continue;
      yield {
        on,
        path: ['spec', 'includes', index],
        reason: `no HTTPProxy '${namespace ?? ''}/${name}'`,
        remedy: 'Correct name and namespace, or remove the include.',
      };
    }
    for (const on of set.of(proxy)) {
      const { metadata, spec } = on.object;
      const included = all.some((one) => one.name === metadata.name && one.namespace === metadata.namespace);
      if (included || at(spec, 'virtualhost') !== undefined) continue;
      yield {
        on,
        path: ['metadata', 'name'],
        reason: `${kindOf(on.object)} has no virtualhost and nobody includes it: it routes nothing`,
        remedy: 'Include it from the root.',
      };
    }
  },
);
