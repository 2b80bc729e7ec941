import { at, items, strings, text } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service } from './shadow';

/** Elastic's operator: a StatefulSet per set of nodes, all behind the same Services. */
export function elasticsearch({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const prefix = `${name}-es`;
  const encrypted = at(spec, 'http', 'tls', 'selfSignedCertificate', 'disabled') !== true;
  const scheme = encrypted ? 'https' : 'http';
  const named = (kind: typeof secret, suffixes: readonly string[]) =>
    suffixes.map((suffix) => kind(namespace, `${prefix}-${suffix}`));
  return [
    ...items(at(spec, 'nodeSets')).flatMap((set) => {
      const setName = `${prefix}-${text(at(set, 'name')) ?? ''}`;
      const labels = {
        'common.k8s.elastic.co/type': 'elasticsearch',
        'elasticsearch.k8s.elastic.co/cluster-name': name,
        'elasticsearch.k8s.elastic.co/statefulset-name': setName,
        'elasticsearch.k8s.elastic.co/http-scheme': scheme,
        ...strings(at(set, 'podTemplate', 'metadata', 'labels')),
      };
      return [
        pod(namespace, setName, labels, [port(9200, scheme), port(9300, 'transport')]),
        service(namespace, setName, [9200]),
        secret(namespace, `${setName}-es-config`),
        secret(namespace, `${setName}-es-transport-certs`),
      ];
    }),
    service(namespace, `${prefix}-http`, [9200]),
    service(namespace, `${prefix}-internal-http`, [9200]),
    service(namespace, `${prefix}-transport`, [9300]),
    secret(namespace, `${prefix}-elastic-user`, ['elastic']),
    secret(namespace, `${prefix}-http-certs-public`, ['tls.crt', 'ca.crt']),
    ...named(secret, ['internal-users', 'xpack-file-realm', 'file-settings', 'secure-settings', 'remote-ca']),
    ...named(secret, ['http-ca-internal', 'http-certs-internal', 'transport-ca-internal', 'transport-certs-public']),
    ...named(configMap, ['scripts', 'unicast-hosts']),
  ];
}
