import { at, strings } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, secret, service } from './shadow';

/** Elastic's operator: a Deployment, its Service, and a login to Elasticsearch. */
export function kibana({ metadata: { name, namespace = '' }, spec }: Manifest): readonly Manifest[] {
  const labels = {
    'common.k8s.elastic.co/type': 'kibana',
    'kibana.k8s.elastic.co/name': name,
    ...strings(at(spec, 'podTemplate', 'metadata', 'labels')),
  };
  const scheme = at(spec, 'http', 'tls', 'selfSignedCertificate', 'disabled') === true ? 'http' : 'https';
  return [
    pod(namespace, `${name}-kb`, labels, [port(5601, scheme)]),
    service(namespace, `${name}-kb-http`, [5601]),
    secret(namespace, `${name}-kb-config`),
    secret(namespace, `${name}-kb-es-ca`, ['tls.crt', 'ca.crt']),
    secret(namespace, `${name}-kibana-user`),
    secret(namespace, `${namespace}-${name}-kibana-user`),
  ];
}
