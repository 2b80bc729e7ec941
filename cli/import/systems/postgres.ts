import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const postgres: System = {
  id: 'postgres',
  kinds: { 'acid.zalan.do': ['postgresql'] },
  crds: {
    ...folder('zalando/postgres-operator', `v${charts.postgresOperator.version}`, 'charts/postgres-operator/crds'),
    files: ['postgresqls.yaml'],
  },
  charts: [
    {
      name: charts.postgresOperator.name,
      upstream: folder('zalando/postgres-operator', `v${charts.postgresOperator.version}`, 'charts/postgres-operator'),
      extra: { nameOverride: 'string', fullnameOverride: 'string', imagePullSecrets: 'list' },
    },
  ],
};
