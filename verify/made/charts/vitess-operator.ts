import type { Manifest } from '../../manifest';
import { named, pod, serviceAccount } from '../shadow';
import type { Release } from './release';

/** Folder `deploy` of vitess-operator 2.17: its names are fixed, its pod has one label and declares no port. */
export const vitessOperator = ({ namespace }: Release): readonly Manifest[] => [
  pod(namespace, 'vitess-operator', { app: 'vitess-operator' }),
  serviceAccount(namespace, 'vitess-operator'),
  named('rbac.authorization.k8s.io/v1', 'ClusterRole', 'vitess-operator'),
  ...['vitess', 'vitess-operator-control-plane'].map((name) => named('scheduling.k8s.io/v1', 'PriorityClass', name)),
];
