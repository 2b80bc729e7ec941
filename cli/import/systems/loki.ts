import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { loki: store, alloy: collector } = charts;

export const loki: System = {
  id: 'loki',
  kinds: {},
  charts: [
    {
      name: store.name,
      upstream: folder('grafana-community/helm-charts', `loki-${store.version}`, 'charts/loki'),
      extra: { 'loki.limits_config.retention_period': 'string', 'loki.storage.bucketNames': 'map' },
    },
    {
      name: collector.name,
      copy: 'chart-alloy',
      upstream: folder('grafana/alloy', `helm-chart/${collector.version}`, 'operations/helm/charts/alloy'),
    },
  ],
};
