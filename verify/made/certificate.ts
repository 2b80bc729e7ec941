import { at, text } from '../fields';
import { groupOf } from '../kind';
import type { Manifest } from '../manifest';
import { pod, port, secret } from './shadow';

/** cert-manager: the key pair, and for as long as an ACME challenge lasts a solver pod beside it. */
export function certificate(
  { metadata: { namespace }, spec }: Manifest,
  ours: readonly Manifest[],
): readonly Manifest[] {
  const issuer = ours.find(
    (one) =>
      groupOf(one.apiVersion) === 'cert-manager.io' &&
      one.kind === (at(spec, 'issuerRef', 'kind') ?? 'Issuer') &&
      one.metadata.name === at(spec, 'issuerRef', 'name'),
  );
  const byAcme = at(issuer, 'spec', 'acme') !== undefined;
  const authority = byAcme ? [] : ['ca.crt'];
  const forJava = at(spec, 'keystores', 'jks', 'create') === true ? ['keystore.jks', 'truststore.jks'] : [];
  return [
    secret(namespace, text(at(spec, 'secretName')) ?? '', ['tls.crt', 'tls.key', ...authority, ...forJava]),
    ...(byAcme
      ? [pod(namespace, 'cm-acme-http-solver', { 'acme.cert-manager.io/http01-solver': 'true' }, [port(8089)])]
      : []),
  ];
}
