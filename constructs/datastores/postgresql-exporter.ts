import type { PostgresqlSpecSidecars } from '../../imports/acid.zalan.do';
import { exporterResources } from '../shared/exporter';
import { inObjectName } from './database-name';

/**
 * Whom the exporter logs in as. The operator knows no membership of roles, so it has no right but to connect: that is enough for
 * all that concerns the cluster as a whole.
 */
export const exporterUser = 'exporter';

export const postgresqlMetrics = { job: 'postgresql', port: 9187 } as const;

/** What a plain user may not read: it would fail at every scrape. */
const denied = ['wal', 'stat_replication'];

/** The Secret with a user's login, as the operator names it: a DNS name has no underscores. */
export const credentialsOf = (cluster: string, user: string): string =>
  `${inObjectName(user)}.${cluster}.credentials.postgresql.acid.zalan.do`;

/** A container of each pod: it asks the server beside it. @param image of postgres_exporter */
export function exporterSidecar(cluster: string, image: string): PostgresqlSpecSidecars {
  const secretKeyRef = { name: credentialsOf(cluster, exporterUser), key: 'password' };
  const { requests, limits } = exporterResources;
  return {
    name: 'exporter',
    image,
    command: ['/bin/postgres_exporter', ...denied.map((collector) => `--no-collector.${collector}`)],
    env: [
      { name: 'DATA_SOURCE_URI', value: 'localhost:5432/postgres?sslmode=require' },
      { name: 'DATA_SOURCE_USER', value: exporterUser },
      { name: 'DATA_SOURCE_PASS', valueFrom: { secretKeyRef } },
    ],
    ports: [{ name: 'exporter', containerPort: postgresqlMetrics.port, protocol: 'TCP' }],
    resources: { requests, limits },
  };
}
