import { at, items, text, texts } from '../../fields';
import type { Located, ManifestSet } from '../../manifest';
import { rule } from '../../rule';

const maker = (set: ManifestSet, name: string, namespace: string | undefined): Located | undefined =>
  set
    .of('cert-manager.io/Certificate')
    .find(({ object }) => object.metadata.namespace === namespace && at(object.spec, 'secretName') === name);

/** A wildcard stands for one label. */
const covers = ({ object }: Located, host: string): boolean =>
  texts(at(object.spec, 'dnsNames')).some((name) => name === host || name === host.replace(/^[^.]+/, '*'));

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
  'The key pair of every HTTPProxy is made for its name, by a Certificate in its namespace or one that is delegated to it.',
  function* (set) {
    for (const on of set.of('projectcontour.io/HTTPProxy')) {
      const path = ['spec', 'virtualhost', 'tls', 'secretName'];
      const written = text(at(on.object, ...path));
      if (written === undefined) continue;
      const own = on.object.metadata.namespace;
      const [owner, name] = written.includes('/') ? (written.split('/') as [string, string]) : [own, written];
      const certificate = maker(set, name, owner);
      const host = text(at(on.object, 'spec', 'virtualhost', 'fqdn')) ?? '';
      if (!certificate) {
        const reason = `no Certificate makes Secret '${name}' in namespace '${owner ?? ''}': the proxy routes nothing`;
        yield { on, path, reason, remedy: 'Correct the name, or add a Certificate.' };
      } else if (owner !== own && !isDelegated(set, name, owner ?? '', own)) {
        const reason = `Secret '${written}' is not delegated to namespace '${own ?? ''}'`;
        yield { on, path, reason, remedy: 'Add a TLSCertificateDelegation beside the Certificate.' };
      } else if (!covers(certificate, host)) {
        const reason = `Certificate '${certificate.object.metadata.name}' is not for '${host}'`;
        yield { on, path: ['spec', 'virtualhost', 'fqdn'], reason, remedy: 'Add the name to its dnsNames.' };
      }
    }
  },
);
