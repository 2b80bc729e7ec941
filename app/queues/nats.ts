import { NatsCluster } from '../../constructs/messaging/nats';
import type { NatsSize } from '../../constructs/messaging/nats';
import { charts, images } from '../catalogue';
import { queue } from './queue';

/** NATS with JetStream, whose streams NACK makes. */
export const nats = queue<'nats', NatsSize>({
  protocol: 'nats',
  requires: ['nack', 'velero'],
  podSecurity: 'restricted',
  sizes: {
    small: {
      servers: 1,
      server: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      reloader: { requests: { cpu: '5m', memory: '16Mi' }, limits: { memory: '32Mi' } },
      volume: '2Gi',
      topic: '512Mi',
    },
    full: {
      servers: 3,
      server: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      reloader: { requests: { cpu: '5m', memory: '16Mi' }, limits: { memory: '32Mi' } },
      volume: '10Gi',
      topic: '2Gi',
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, velero, measured }) =>
    new NatsCluster(scope, id, {
      size,
      storageClass,
      chart: charts.nats,
      clientImage: images.natsBox,
      issuer,
      operator: operator('nack'),
      velero: velero(),
      measured,
    }),
});
