import { at, text } from '../../fields';
import type { Manifest } from '../../manifest';
import { named, pod, port, service, serviceAccount } from '../shadow';
import { type Release, appLabels, fullNameOf } from './release';

/** Chart postgres-operator 2.0: it listens on 8080 without declaring it, and makes a PriorityClass unless told not to. */
export function postgresOperator(release: Release): readonly Manifest[] {
  const { namespace, name, values } = release;
  const prefix = fullNameOf(release, 'postgres-operator');
  const priority = at(values, 'podPriorityClassName');
  return [
    pod(namespace, prefix, appLabels('postgres-operator', name), [port(8080)]),
    service(namespace, prefix, [8080]),
    serviceAccount(namespace, prefix),
    named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'postgres-pod'),
    ...(at(priority, 'create') === false
      ? []
      : [named('scheduling.k8s.io/v1', 'PriorityClass', text(at(priority, 'name')) ?? `${prefix}-pod`)]),
  ];
}
