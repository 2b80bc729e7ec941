import type { Manifest } from '../../manifest';
import { pod, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

/** Chart tidb-operator 1.6: its names are fixed, it listens on 6060 without declaring it. */
export const tidbOperator = ({ namespace, name }: Release): readonly Manifest[] => [
  pod(namespace, 'tidb-controller-manager', {
    ...appLabels('tidb-operator', name),
    'app.kubernetes.io/component': 'controller-manager',
  }),
  serviceAccount(namespace, 'tidb-controller-manager'),
];
