import { at, text } from '../../fields';
import { rule } from '../../rule';

export const issuers = rule('issuers', 'The issuer of every Certificate exists.', function* (set) {
  for (const on of set.of('cert-manager.io/Certificate')) {
    const path = ['spec', 'issuerRef'];
    const reference = at(on.object, ...path);
    const kind = text(at(reference, 'kind')) ?? 'Issuer';
    const name = text(at(reference, 'name')) ?? '';
    const namespace = kind === 'ClusterIssuer' ? undefined : on.object.metadata.namespace;
    if (set.find(`${text(at(reference, 'group')) ?? 'cert-manager.io'}/${kind}`, name, namespace)) continue;
    yield {
      on,
      path,
      reason: `no ${kind} '${name}'`,
      remedy: 'Correct name and kind; an Issuer has to be in the same namespace.',
    };
  }
});
