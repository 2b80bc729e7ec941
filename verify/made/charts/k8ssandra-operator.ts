import type { Manifest } from '../../manifest';
import { pod, port, secret, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart k8ssandra-operator 1.32: two operators. A third Service leads to a port on which nobody listens, so nobody is told of it. */
export function k8ssandraOperator(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'k8ssandra-operator');
  const cassandra = `${name}-cass-operator`;
  return [
    pod(namespace, prefix, { ...appLabels('k8ssandra-operator', name), 'control-plane': 'k8ssandra-operator' }, [
      port(9443, 'webhook-server'),
      port(8080),
      port(8081),
    ]),
    pod(
      namespace,
      cassandra,
      { ...appLabels('cass-operator', name), 'control-plane': `${cassandra}-controller-manager` },
      [port(9443, 'webhook-server'), port(8080, 'metrics'), port(8081)],
    ),
    service(namespace, `${prefix}-webhook-service`, [443]),
    service(namespace, `${cassandra}-webhook-service`, [443]),
    secret(namespace, `${prefix}-webhook-server-cert`, ['ca.crt', 'tls.crt', 'tls.key']),
    ...[prefix, cassandra].map((account) => serviceAccount(namespace, account)),
  ];
}
