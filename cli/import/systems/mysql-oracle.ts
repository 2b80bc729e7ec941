import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const mysqlOracle: System = {
  id: 'mysql-oracle',
  kinds: { 'mysql.oracle.com': ['InnoDBCluster'] },
  crds: { ...folder('mysql/mysql-operator', releases.mysqlOperator, 'deploy'), files: ['deploy-crds.yaml'] },
  charts: [
    {
      name: charts.mysqlOperator.name,
      upstream: folder('mysql/mysql-operator', releases.mysqlOperator, 'helm/mysql-operator'),
    },
  ],
};
