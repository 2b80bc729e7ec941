import { MysqlInnoDbCluster } from '../../constructs/datastores/innodb-cluster';
import type { InnoDbClusterSize } from '../../constructs/datastores/innodb-cluster';
import { images } from '../catalogue';
import { store } from './store';

/** MySQL under Oracle's operator: group replication behind MySQL Router. */
export const innodbCluster = store<'mysql', InnoDbClusterSize>({
  protocol: 'mysql',
  requires: ['mysql-operator', 'object-store'],
  // The operator's first init container runs as root.
  podSecurity: 'baseline',
  maxNameLength: MysqlInnoDbCluster.maxNameLength,
  sizes: {
    small: {
      instances: 1,
      routers: 1,
      server: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
      sidecar: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      router: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      volume: '2Gi',
    },
    full: {
      instances: 3,
      routers: 2,
      server: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      sidecar: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      router: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, operator, backup, measured }) =>
    new MysqlInnoDbCluster(scope, id, {
      size,
      storageClass,
      images: {
        server: images.mysqlServer,
        router: images.mysqlRouter,
        exporter: measured ? images.mysqldExporter : undefined,
      },
      operator: operator('mysql-operator'),
      backup: backup(),
    }),
});
