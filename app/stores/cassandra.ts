import { Cassandra } from '../../constructs/datastores/cassandra';
import type { CassandraSize } from '../../constructs/datastores/cassandra-spec';
import { images } from '../catalogue';
import { store } from './store';

/** Cassandra under K8ssandra's operator. */
export const cassandra = store<'cql', CassandraSize>({
  protocol: 'cql',
  requires: ['k8ssandra-operator', 'object-store'],
  podSecurity: 'restricted',
  maxNameLength: Cassandra.maxNameLength,
  sizes: {
    small: {
      instances: 1,
      server: { requests: { cpu: '150m', memory: '896Mi' }, limits: { cpu: '2', memory: '2Gi' } },
      heap: '384Mi',
      logger: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      backup: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '1Gi' } },
      volume: '2Gi',
    },
    full: {
      instances: 3,
      server: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '4', memory: '3Gi' } },
      heap: '1Gi',
      logger: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      backup: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup }) =>
    new Cassandra(scope, id, {
      size,
      storageClass,
      image: images.cassandra,
      operator: operator('k8ssandra-operator'),
      issuer,
      backup: backup(),
    }),
});
