import { at } from '../fields';
import type { Manifest } from '../manifest';
import { configMap, pod, port, secret, service } from './shadow';

/** What the CSI drivers log in with; the StorageClasses name them. */
const csiSecrets = [
  'rook-csi-rbd-provisioner',
  'rook-csi-rbd-node',
  'rook-csi-cephfs-provisioner',
  'rook-csi-cephfs-node',
];

/** Rook: the daemons of the cluster, labelled with the namespace that they live in. */
export function cephCluster({ metadata: { namespace = '' }, spec }: Manifest): readonly Manifest[] {
  const dashboard = at(spec, 'dashboard', 'ssl') === false ? 7000 : 8443;
  const ports = {
    'rook-ceph-mon': [port(3300), port(6789)],
    'rook-ceph-mgr': [port(6800), port(9283, 'http-metrics'), port(dashboard)],
    'rook-ceph-osd': [port(6800)],
    'rook-ceph-osd-prepare': [],
    'rook-ceph-exporter': [port(9926)],
    'rook-ceph-crashcollector': [],
  };
  return [
    ...Object.entries(ports).map(([app, declared]) => pod(namespace, app, { app, rook_cluster: namespace }, declared)),
    service(namespace, 'rook-ceph-mgr', [9283]),
    service(namespace, 'rook-ceph-mgr-dashboard', [dashboard]),
    service(namespace, 'rook-ceph-exporter', [9926]),
    ...csiSecrets.map((name) => secret(namespace, name)),
    secret(namespace, 'rook-ceph-mon'),
    secret(namespace, 'rook-ceph-admin-keyring'),
    secret(namespace, 'rook-ceph-dashboard-password', ['password']),
    configMap(namespace, 'rook-ceph-mon-endpoints'),
  ];
}
