import { TidbCluster } from '../../constructs/datastores/tidb';
import type { TidbSize } from '../../constructs/datastores/tidb-spec';
import { images } from '../catalogue';
import { store } from './store';

/** TiDB under PingCAP's operator: SQL that speaks MySQL, over TiKV. */
export const tidb = store<'mysql', TidbSize>({
  protocol: 'mysql',
  requires: ['tidb-operator', 'object-store'],
  // The operator's jobs for backups have no setting for what a container may.
  podSecurity: 'baseline',
  sizes: {
    small: {
      pd: {
        replicas: 1,
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
        volume: '1Gi',
      },
      tikv: {
        replicas: 1,
        resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1536Mi' } },
        volume: '4Gi',
      },
      tidb: { replicas: 1, resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } } },
      discovery: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    },
    full: {
      pd: {
        replicas: 3,
        resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
        volume: '2Gi',
      },
      tikv: {
        replicas: 3,
        resources: { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '2Gi' } },
        volume: '10Gi',
      },
      tidb: { replicas: 2, resources: { requests: { cpu: '200m', memory: '512Mi' }, limits: { memory: '2Gi' } } },
      discovery: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup }) =>
    new TidbCluster(scope, id, {
      size,
      storageClass,
      images: { pd: images.pd, tikv: images.tikv, tidb: images.tidb, br: images.tidbBr, client: images.mysqlServer },
      operator: operator('tidb-operator'),
      issuer,
      backup: backup(),
    }),
});
