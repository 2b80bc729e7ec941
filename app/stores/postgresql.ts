import { PostgresqlCluster } from '../../constructs/datastores/postgresql';
import type { PostgresqlSize } from '../../constructs/datastores/postgresql';
import { images } from '../catalogue';
import { store } from './store';

/** PostgreSQL under Zalando's operator. */
export const postgresql = store<'postgres', PostgresqlSize>({
  protocol: 'postgres',
  requires: ['postgres-operator', 'object-store'],
  // Spilo keeps the right to escalate.
  podSecurity: 'baseline',
  maxNameLength: PostgresqlCluster.maxNameLength,
  sizes: {
    small: {
      instances: 1,
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      volume: '2Gi',
    },
    full: {
      instances: 3,
      resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup, measured }) =>
    new PostgresqlCluster(scope, id, {
      size,
      storageClass,
      image: images.spilo,
      exporter: measured ? images.postgresExporter : undefined,
      operator: operator('postgres-operator'),
      issuer,
      backup: backup(),
    }),
});
