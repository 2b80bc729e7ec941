import { at, items, text, texts } from '../../fields';
import type { ManifestSet } from '../../manifest';
import { rule } from '../../rule';

const isMade = (set: ManifestSet, name: string, namespace: string | undefined): boolean =>
  set
    .of('cert-manager.io/Certificate')
    .some(({ object }) => object.metadata.namespace === namespace && at(object.spec, 'secretName') === name);

/** A Secret of another namespace is written `namespace/name` and has to be delegated there. */
function isDelegated(set: ManifestSet, name: string, owner: string, user: string | undefined): boolean {
  return set
    .of('projectcontour.io/TLSCertificateDelegation')
    .filter(({ object }) => object.metadata.namespace === owner)
    .flatMap(({ object }) => items(at(object.spec, 'delegations')))
    .some((one) => {
      const targets = texts(at(one, 'targetNamespaces'));
      return at(one, 'secretName') === name && (targets.includes('*') || targets.includes(user ?? ''));
    });
}

export const httpProxyCertificates = rule(
  'httpproxy-certificates',
  'The key pair of every HTTPProxy is made by a Certificate in its namespace, or delegated to it.',
  function* (set) {
    for (const on of set.of('projectcontour.io/HTTPProxy')) {
      const path = ['spec', 'virtualhost', 'tls', 'secretName'];
      const written = text(at(on.object, ...path));
      if (written === undefined) continue;
      const own = on.object.metadata.namespace;
      const [owner, name] = written.includes('/') ? (written.split('/') as [string, string]) : [own, written];
      if (!isMade(set, name, owner)) {
        const reason = `no Certificate makes Secret '${name}' in namespace '${owner ?? ''}': the proxy routes nothing`;
        yield { on, path, reason, remedy: 'Correct the name, or add a Certificate.' };
      } else if (owner !== own && !isDelegated(set, name, owner ?? '', own)) {
        const reason = `Secret '${written}' is not delegated to namespace '${own ?? ''}'`;
        yield { on, path, reason, remedy: 'Add a TLSCertificateDelegation beside the Certificate.' };
      }
    }
  },
);
