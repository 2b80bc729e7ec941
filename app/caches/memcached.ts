import type { Construct } from 'constructs';
import { Memcached } from '../../constructs/datastores/memcached';
import type { MemcachedSize } from '../../constructs/datastores/memcached';
import { images } from '../catalogue';
import type { ProfileName } from '../settings/settings';

const sizes: Readonly<Record<ProfileName, MemcachedSize>> = {
  small: {
    instances: 1,
    itemMemory: 64,
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  },
  full: {
    instances: 3,
    itemMemory: 64,
    resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '128Mi' } },
  },
};

/** Memcached under the operator of c5c3: a cache, so that it has a connection but no database, no volume and no backup. */
export const memcached = {
  requires: ['memcached-operator'],
  podSecurity: 'restricted',
  create: (scope: Construct, id: string, profile: ProfileName) =>
    new Memcached(scope, id, { size: sizes[profile], image: images.memcached }),
} as const;
