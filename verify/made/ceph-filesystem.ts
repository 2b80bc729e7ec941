import type { Manifest } from '../manifest';
import { pod, port } from './shadow';

/** Rook: the metadata servers. */
export const cephFilesystem = ({ metadata: { namespace = '', name } }: Manifest): readonly Manifest[] => [
  pod(namespace, `rook-ceph-mds-${name}`, { app: 'rook-ceph-mds', rook_cluster: namespace, rook_file_system: name }, [
    port(6800),
  ]),
];
