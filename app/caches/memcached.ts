import { Memcached } from '../../constructs/datastores/memcached';
import type { MemcachedSize } from '../../constructs/datastores/memcached';
import { images } from '../catalogue';
import { cache } from './cache';

/** Memcached under the operator of c5c3. */
export const memcached = cache<MemcachedSize>({
  requires: ['memcached-operator'],
  podSecurity: 'restricted',
  sizes: {
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
  },
  create: (scope, id, { size, measured }) =>
    new Memcached(scope, id, {
      size,
      image: images.memcached,
      exporter: measured ? images.memcachedExporter : undefined,
    }),
});
