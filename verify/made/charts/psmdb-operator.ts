import type { Manifest } from '../../manifest';
import { pod, port, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart psmdb-operator 1.22: it makes no Service; metrics are scraped from the pod. */
export function psmdbOperator(release: Release): readonly Manifest[] {
  const { namespace, name } = release;
  const prefix = fullNameOf(release, 'psmdb-operator');
  return [
    pod(namespace, prefix, appLabels('psmdb-operator', name), [port(8080, 'metrics'), port(8081, 'health')]),
    serviceAccount(namespace, prefix),
  ];
}
