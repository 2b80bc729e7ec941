import type { Manifest } from '../../manifest';
import { configMap, pod, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

/** Chart rook-ceph v1.20, with the operator of the CSI drivers inside; neither declares a port. */
export const rookCeph = ({ namespace, name }: Release): readonly Manifest[] => [
  pod(namespace, 'rook-ceph-operator', { app: 'rook-ceph-operator' }),
  pod(namespace, 'ceph-csi-controller-manager', {
    ...appLabels('ceph-csi', name),
    'control-plane': 'ceph-csi-op-controller-manager',
  }),
  configMap(namespace, 'rook-csi-operator-image-set-configmap'),
  ...['rook-ceph-system', 'rook-ceph-osd', 'rook-ceph-mgr', 'rook-ceph-default', 'rook-ceph-rgw'].map((account) =>
    serviceAccount(namespace, account),
  ),
];
