import type { Manifest } from '../../manifest';
import { pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

/** Chart grafana-operator 5.24; the Service opens a profiler beside the metrics. */
export function grafanaOperator({ namespace, name }: Release): readonly Manifest[] {
  return [
    pod(namespace, name, appLabels('grafana-operator', name), [
      port(9090, 'metrics'),
      port(8888, 'pprof'),
      port(8081, 'probes'),
    ]),
    service(namespace, `${name}-metrics-service`, [9090, 8888]),
    serviceAccount(namespace, name),
  ];
}
