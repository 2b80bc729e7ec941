import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const tag = `pxc-operator-${charts.pxcOperator.version}`;

export const mysqlBitpoke: System = {
  // Percona's operator for XtraDB Cluster; the folder is named after what it took the place of.
  id: 'mysql-bitpoke',
  kinds: { 'pxc.percona.com': ['PerconaXtraDBCluster', 'PerconaXtraDBClusterRestore'] },
  crds: { ...folder('percona/percona-helm-charts', tag, 'charts/pxc-operator/crds'), files: ['crd.yaml'] },
  cut: [
    'PerconaXtraDBCluster.spec.pmm',
    'PerconaXtraDBCluster.spec.proxysql',
    'PerconaXtraDBCluster.spec.pxc.expose',
    'PerconaXtraDBCluster.spec.pxc.extraPVCs',
    'PerconaXtraDBCluster.spec.pxc.replicationChannels',
    'PerconaXtraDBCluster.spec.pxc.sidecarPVCs',
    'PerconaXtraDBCluster.spec.pxc.volumeSpec.hostPath',
    'PerconaXtraDBCluster.spec.haproxy.exposePrimary',
    'PerconaXtraDBCluster.spec.haproxy.exposeReplicas',
    'PerconaXtraDBCluster.spec.haproxy.extraPVCs',
    'PerconaXtraDBCluster.spec.haproxy.sidecarPVCs',
    'PerconaXtraDBCluster.spec.haproxy.volumeSpec',
    'PerconaXtraDBCluster.spec.logcollector',
    'PerconaXtraDBCluster.spec.storageScaling',
    'PerconaXtraDBCluster.spec.backup.pitr',
    'PerconaXtraDBCluster.spec.backup.storages.azure',
    'PerconaXtraDBCluster.spec.backup.storages.containerOptions',
    'PerconaXtraDBCluster.spec.backup.storages.volume',
    'PerconaXtraDBClusterRestore.spec.backupSource.azure',
    'PerconaXtraDBClusterRestore.spec.backupSource.conditions',
    'PerconaXtraDBClusterRestore.spec.backupSource.pvc',
    'PerconaXtraDBClusterRestore.spec.containerOptions',
    'PerconaXtraDBClusterRestore.spec.pitr',
  ],
  charts: [
    {
      name: charts.pxcOperator.name,
      upstream: folder('percona/percona-helm-charts', tag, 'charts/pxc-operator'),
      extra: { watchNamespace: 'string', createNamespace: 'boolean', operatorName: 'string' },
    },
  ],
};
