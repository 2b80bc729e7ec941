import { PerconaXtraDbCluster } from '../../constructs/datastores/xtradb-cluster';
import type { XtraDbSize } from '../../constructs/datastores/xtradb-spec';
import { charts, images } from '../catalogue';
import { store } from './store';

/** MySQL as a Percona XtraDB Cluster: every server has all data, behind HAProxy. */
export const xtradbCluster = store<'mysql', XtraDbSize>({
  protocol: 'mysql',
  requires: ['pxc-operator', 'object-store'],
  podSecurity: 'restricted',
  maxNameLength: PerconaXtraDbCluster.maxNameLength,
  sizes: {
    small: {
      servers: 1,
      proxies: 1,
      server: { requests: { cpu: '100m', memory: '768Mi' }, limits: { memory: '1Gi' } },
      proxy: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      watcher: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
      volume: '2Gi',
    },
    full: {
      servers: 3,
      proxies: 2,
      server: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      proxy: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      watcher: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup }) =>
    new PerconaXtraDbCluster(scope, id, {
      size,
      storageClass,
      images: { server: images.xtradbCluster, haproxy: images.perconaHaproxy, xtrabackup: images.xtrabackup },
      crVersion: charts.pxcOperator.version,
      operator: operator('pxc-operator'),
      issuer,
      backup: backup(),
    }),
});
