import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

/** Parts of a TidbCluster that we do not run. */
const otherParts = ['pdms', 'pump', 'ticdc', 'tiflash', 'tiproxy'].map((part) => `TidbCluster.spec.${part}`);

export const tidb: System = {
  id: 'tidb',
  kinds: { 'pingcap.com': ['TidbCluster', 'BackupSchedule', 'Restore'] },
  crds: {
    ...folder('pingcap/tidb-operator', charts.tidbOperator.version, 'manifests/crd/v1'),
    files: ['pingcap.com_tidbclusters.yaml', 'pingcap.com_backupschedules.yaml', 'pingcap.com_restores.yaml'],
  },
  cut: [...otherParts, 'BackupSchedule.spec.compactBackupTemplate', 'BackupSchedule.spec.logBackupTemplate'],
  charts: [
    {
      name: charts.tidbOperator.name,
      upstream: folder('pingcap/tidb-operator', charts.tidbOperator.version, 'charts/tidb-operator'),
    },
  ],
};
