import { at, text } from '../fields';
import type { Manifest } from '../manifest';
import { secret } from './shadow';

/** An ACME issuer's account key; cert-manager keeps those of ClusterIssuers in its own namespace. */
export function issuer({ metadata: { namespace = 'cert-manager' }, spec }: Manifest): readonly Manifest[] {
  const name = text(at(spec, 'acme', 'privateKeySecretRef', 'name'));
  return name === undefined ? [] : [secret(namespace, name, ['tls.key'])];
}
