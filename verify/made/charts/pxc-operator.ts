import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart pxc-operator 1.20, watching all namespaces: its webhook listens on 9443 without declaring it, behind a Service of fixed name. */
export function pxcOperator(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'pxc-operator');
  const labels = {
    ...appLabels('pxc-operator', name),
    'app.kubernetes.io/component': 'operator',
    'app.kubernetes.io/part-of': 'pxc-operator',
  };
  return [
    pod(namespace, prefix, labels, [port(8080, 'metrics'), port(9443)]),
    service(namespace, 'percona-xtradb-cluster-operator', [443]),
    serviceAccount(namespace, prefix),
  ];
}
