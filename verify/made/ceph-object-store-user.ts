import { at, text } from '../fields';
import type { Manifest } from '../manifest';
import { secret } from './shadow';

/** Rook: the key pair of one user of an object store. */
export const cephObjectStoreUser = ({ metadata: { namespace, name }, spec }: Manifest): readonly Manifest[] => [
  secret(namespace, `rook-ceph-object-user-${text(at(spec, 'store')) ?? ''}-${name}`, [
    'AccessKey',
    'SecretKey',
    'Endpoint',
  ]),
];
