import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { name, version } = charts.metricsServer;

export const metricsServer: System = {
  id: 'metrics-server',
  kinds: {},
  charts: [
    {
      name,
      upstream: folder('kubernetes-sigs/metrics-server', `metrics-server-helm-chart-${version}`, `charts/${name}`),
    },
  ],
};
