import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const mongodb: System = {
  id: 'mongodb',
  kinds: { 'psmdb.percona.com': ['PerconaServerMongoDB', 'PerconaServerMongoDBRestore'] },
  crds: {
    ...folder('percona/percona-server-mongodb-operator', `v${charts.psmdbOperator.version}`, 'deploy'),
    files: ['crd.yaml'],
  },
  cut: [
    ...['sharding', 'pmm', 'logcollector', 'multiCluster', 'roles', 'storageScaling', 'vault'].map(
      (part) => `PerconaServerMongoDB.spec.${part}`,
    ),
    ...['arbiter', 'nonvoting', 'hidden', 'storage', 'sidecarPVCs', 'externalNodes', 'expose', 'hookScript'].map(
      (part) => `PerconaServerMongoDB.spec.replsets.${part}`,
    ),
    ...['s3', 'gcs', 'azure', 'filesystem', 'minio.retryer'].map(
      (type) => `PerconaServerMongoDB.spec.backup.storages.${type}`,
    ),
    'PerconaServerMongoDB.spec.backup.configuration',
    'PerconaServerMongoDB.spec.backup.hookScript',
    'PerconaServerMongoDBRestore.spec.backupSource',
  ],
  charts: [
    {
      name: charts.psmdbOperator.name,
      upstream: folder(
        'percona/percona-helm-charts',
        `psmdb-operator-${charts.psmdbOperator.version}`,
        'charts/psmdb-operator',
      ),
    },
  ],
};
