import { at } from '../fields';
import type { Manifest } from '../manifest';
import { pod, port, service } from './shadow';

/** Rook: gateway pods listen on 8080 whatever the Service's port is. */
export const cephObjectStore = ({ metadata: { namespace = '', name }, spec }: Manifest): readonly Manifest[] => [
  pod(namespace, `rook-ceph-rgw-${name}`, { app: 'rook-ceph-rgw', rook_cluster: namespace, rook_object_store: name }, [
    port(8080),
  ]),
  service(namespace, `rook-ceph-rgw-${name}`, [Number(at(spec, 'gateway', 'port') ?? 80)]),
];
