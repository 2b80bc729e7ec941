import { TidbCluster } from '../../constructs/datastores/tidb';
import type { TidbSize } from '../../constructs/datastores/tidb-spec';
import { images } from '../catalogue';
import { store } from './store';
import { tikvSizes } from './tikv';

/** TiDB under PingCAP's operator: SQL that speaks MySQL, over TiKV. */
export const tidb = store<'mysql', TidbSize>({
  protocol: 'mysql',
  requires: ['tidb-operator', 'object-store'],
  // The operator's jobs for backups have no setting for what a container may.
  podSecurity: 'baseline',
  maxNameLength: TidbCluster.maxNameLength,
  sizes: {
    small: {
      ...tikvSizes.small,
      tidb: { replicas: 1, resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } } },
    },
    full: {
      ...tikvSizes.full,
      tidb: { replicas: 2, resources: { requests: { cpu: '200m', memory: '512Mi' }, limits: { memory: '2Gi' } } },
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
