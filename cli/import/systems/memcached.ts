import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const memcached: System = {
  id: 'memcached',
  kinds: { 'memcached.c5c3.io': ['Memcached'] },
  crds: {
    ...folder('c5c3/memcached-operator', `v${charts.memcachedOperator.version}`, 'config/crd/bases'),
    files: ['memcached.c5c3.io_memcacheds.yaml'],
  },
  // Metrics come without its exporter, policies from us, and its logins are not what clients know as SASL.
  cut: [
    'Memcached.spec.autoscaling',
    'Memcached.spec.monitoring',
    'Memcached.spec.security.networkPolicy',
    'Memcached.spec.security.sasl',
    'Memcached.spec.security.tls',
  ],
  charts: [
    {
      name: charts.memcachedOperator.name,
      upstream: folder('c5c3/memcached-operator', `v${charts.memcachedOperator.version}`, 'charts/memcached-operator'),
    },
  ],
};
