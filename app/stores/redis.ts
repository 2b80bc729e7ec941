import { RedisSentinel } from '../../constructs/datastores/redis';
import type { RedisSentinelSize } from '../../constructs/datastores/redis';
import { images } from '../catalogue';
import { store } from './store';

/** Keys and values in Redis with Sentinel, under Freshworks' operator; Velero saves its volumes. */
export const redis = store<'redis-sentinel', RedisSentinelSize>({
  protocol: 'redis-sentinel',
  requires: ['redis-operator', 'velero'],
  podSecurity: 'restricted',
  maxNameLength: RedisSentinel.maxNameLength,
  sizes: {
    small: {
      instances: 1,
      sentinels: 1,
      redis: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      sentinel: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
      volume: '1Gi',
    },
    full: {
      instances: 3,
      sentinels: 3,
      redis: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      sentinel: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      volume: '5Gi',
    },
  },
  create: (scope, id, { size, storageClass, operator, velero, measured }) =>
    new RedisSentinel(scope, id, {
      size,
      storageClass,
      image: images.redis,
      exporter: measured ? images.redisExporter : undefined,
      operator: operator('redis-operator'),
      velero: velero(),
    }),
});
