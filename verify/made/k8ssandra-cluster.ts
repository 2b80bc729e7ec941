import { at, items, text } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service } from './shadow';

const serverPorts = [
  port(9042, 'native'),
  port(9142, 'tls-native'),
  port(7000, 'internode'),
  port(7001, 'tls-internode'),
  port(7199, 'jmx'),
  port(8080, 'mgmt-api-http'),
  port(9103, 'prometheus'),
  port(9000, 'metrics'),
];

/** K8ssandra's operator, and cass-operator below it: a StatefulSet a rack, all Services without an address of their own. */
export function k8ssandraCluster(resource: Manifest): readonly Manifest[] {
  const { metadata, spec } = resource;
  const { name, namespace } = metadata;
  const superuser = text(at(spec, 'cassandra', 'superuserSecretRef', 'name'));
  const user = (secretName: string) => secret(namespace, secretName, ['username', 'password']);
  return [
    ...items(at(spec, 'cassandra', 'datacenters')).flatMap((datacenter) => datacenterOf(resource, datacenter)),
    service(namespace, `${clusterName(resource)}-seed-service`, []),
    ...(superuser === undefined ? [user(`${name}-superuser`)] : []),
    ...(hasMedusa(resource) ? [user(`${name}-medusa`), configMap(namespace, `${name}-medusa`, ['medusa.ini'])] : []),
  ];
}

const clusterName = ({ metadata, spec }: Manifest): string =>
  text(at(spec, 'cassandra', 'clusterName')) ?? metadata.name;

const hasMedusa = ({ spec }: Manifest): boolean => at(spec, 'medusa') !== undefined;

function datacenterOf(resource: Manifest, datacenter: unknown): readonly Manifest[] {
  const { namespace } = resource.metadata;
  // By the name of the object, whatever Cassandra calls it.
  const name = text(at(datacenter, 'metadata', 'name')) ?? '';
  const prefix = `${clusterName(resource)}-${name}`;
  const own = items(at(datacenter, 'racks'));
  const named = (own.length > 0 ? own : items(at(resource.spec, 'cassandra', 'racks'))).map((rack) =>
    text(at(rack, 'name')),
  );
  const racks = named.length > 0 ? named : ['default'];
  const ports = [...serverPorts, ...(hasMedusa(resource) ? [port(50051, 'grpc')] : [])];
  return [
    ...racks.map((rack = '') => pod(namespace, `${prefix}-${rack}-sts`, podLabels(resource, name, rack), ports)),
    service(namespace, `${prefix}-service`, [9042, 9142, 8080, 9103, 9000]),
    service(namespace, `${prefix}-all-pods-service`, [9042, 8080, 9103, 9000]),
    service(namespace, `${prefix}-additional-seed-service`, []),
  ];
}

function podLabels(resource: Manifest, datacenter: string, rack: string): Readonly<Record<string, string>> {
  const cluster = clusterName(resource);
  return {
    'cassandra.datastax.com/cluster': cluster,
    'cassandra.datastax.com/datacenter': datacenter,
    'cassandra.datastax.com/rack': rack,
    'app.kubernetes.io/name': 'cassandra',
    'app.kubernetes.io/instance': `cassandra-${cluster}`,
    'app.kubernetes.io/version': text(at(resource.spec, 'cassandra', 'serverVersion')) ?? '',
    'app.kubernetes.io/managed-by': 'cass-operator',
    'app.kubernetes.io/created-by': 'cass-operator',
  };
}
