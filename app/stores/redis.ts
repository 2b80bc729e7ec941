import type { Construct } from 'constructs';
import { RedisSentinel } from '../../constructs/datastores/redis';
import type { RedisSentinelProps, RedisSentinelSize } from '../../constructs/datastores/redis';
import type { Workload } from '../../constructs/shared/workload';
import { images } from '../catalogue';

/** What every store is given, beside its size. */
interface StoreProps extends Pick<RedisSentinelProps, 'size' | 'storageClass'> {
  /** The pods of an operator that the store requires. */
  readonly operator: (component: 'redis-operator') => Workload;
}

const small: RedisSentinelSize = {
  instances: 1,
  sentinels: 1,
  redis: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  sentinel: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
  volume: '1Gi',
};

const full: RedisSentinelSize = {
  instances: 3,
  sentinels: 3,
  redis: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  sentinel: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  volume: '5Gi',
};

/** Keys and values in Redis with Sentinel, under Freshworks' operator; it saves nothing to object storage. */
export const redis = {
  protocol: 'redis-sentinel',
  requires: ['redis-operator'],
  podSecurity: 'restricted',
  sizes: { small, full },
  create: (scope: Construct, id: string, { size, storageClass, operator }: StoreProps) =>
    new RedisSentinel(scope, id, { size, storageClass, image: images.redis, operator: operator('redis-operator') }),
} as const;
