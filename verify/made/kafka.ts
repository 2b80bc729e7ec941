import { at, items, text } from '../fields';
import { kindOf } from '../kind';
import type { Manifest } from '../manifest';
import { pod, port, secret, service, serviceAccount } from './shadow';

const clusterLabel = 'strimzi.io/cluster';

const labelsOf = (cluster: string, name: string): Readonly<Record<string, string>> => ({
  [clusterLabel]: cluster,
  'strimzi.io/kind': 'Kafka',
  'strimzi.io/name': `${cluster}-${name}`,
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': cluster,
  'app.kubernetes.io/managed-by': 'strimzi-cluster-operator',
});

const internalPorts = [port(9090, 'tcp-ctrlplane'), port(9091, 'tcp-replication'), port(8443, 'tcp-kafkaagent')];

const metricsPort = port(9404, 'tcp-prometheus');

/** Tells how much waits for each group of consumers. */
const exporter = (cluster: string, namespace: string | undefined): readonly Manifest[] => [
  pod(namespace, `${cluster}-kafka-exporter`, labelsOf(cluster, 'kafka-exporter'), [metricsPort]),
  serviceAccount(namespace, `${cluster}-kafka-exporter`),
  secret(namespace, `${cluster}-kafka-exporter-certs`),
];

/** Strimzi: nodes of each pool, the operator of topics and users beside them, two authorities. */
export function kafka(
  { metadata: { name, namespace }, spec }: Manifest,
  ours: readonly Manifest[],
): readonly Manifest[] {
  const pools = ours.filter(
    (one) =>
      kindOf(one) === 'kafka.strimzi.io/KafkaNodePool' &&
      one.metadata.namespace === namespace &&
      one.metadata.labels?.[clusterLabel] === name,
  );
  const listeners = items(at(spec, 'kafka', 'listeners')).map((listener) => ({
    number: Number(at(listener, 'port')),
    name: `tcp-${text(at(listener, 'name')) ?? ''}`,
  }));
  const numbers = listeners.map(({ number }) => number);
  const metrics = at(spec, 'kafka', 'metricsConfig') === undefined ? [] : [metricsPort];
  const ports = [...internalPorts, ...listeners.map((one) => port(one.number, one.name)), ...metrics];
  return [
    ...pools.map((pool) => {
      const labels = { ...labelsOf(name, 'kafka'), 'strimzi.io/pool-name': pool.metadata.name };
      return pod(namespace, `${name}-${pool.metadata.name}`, labels, ports);
    }),
    pod(namespace, `${name}-entity-operator`, labelsOf(name, 'entity-operator'), [
      port(8080, 'healthcheck-to'),
      port(8081, 'healthcheck-uo'),
    ]),
    ...(at(spec, 'kafkaExporter') === undefined ? [] : exporter(name, namespace)),
    service(namespace, `${name}-kafka-bootstrap`, [9091, ...numbers]),
    service(namespace, `${name}-kafka-brokers`, [9090, 9091, 8443, ...numbers]),
    ...['cluster-ca', 'clients-ca'].flatMap((authority) => [
      secret(namespace, `${name}-${authority}`, ['ca.key']),
      secret(namespace, `${name}-${authority}-cert`, ['ca.crt', 'ca.p12', 'ca.password']),
    ]),
    ...['kafka', 'entity-operator'].map((account) => serviceAccount(namespace, `${name}-${account}`)),
  ];
}
