import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const embedded = ['extraContainers', 'initContainers', 'extraVolumes', 'exporter', 'imagePullSecrets'];

export const redis: System = {
  id: 'redis',
  kinds: { 'databases.spotahome.com': ['RedisFailover'] },
  crds: {
    ...folder('freshworks-oss/redis-operator', `v${charts.redisOperator.version}`, 'manifests'),
    files: ['databases.spotahome.com_redisfailovers.yaml'],
  },
  cut: ['redis', 'sentinel'].flatMap((part) => embedded.map((property) => `RedisFailover.spec.${part}.${property}`)),
  charts: [
    {
      name: charts.redisOperator.name,
      upstream: folder('freshworks-oss/redis-operator', `v${charts.redisOperator.version}`, 'charts/redisoperator'),
      // The chart in the registry has what the one at its tag does not have yet.
      extra: { extraEnvVars: 'list' },
    },
  ],
};
