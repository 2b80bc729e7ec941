import type { Manifest } from '../../manifest';
import { named, pod, service, serviceAccount } from '../shadow';
import type { Release } from './release';

/** Chart mysql-operator 2.1: its names are fixed, its pod has one label and no port. */
export const mysqlOperator = ({ namespace }: Release): readonly Manifest[] => [
  pod(namespace, 'mysql-operator', { name: 'mysql-operator' }),
  service(namespace, 'mysql-operator', [9443]),
  serviceAccount(namespace, 'mysql-operator-sa'),
  named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'mysql-sidecar'),
];
