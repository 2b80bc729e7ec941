import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { version } = charts.grafanaOperator;

export const grafanaOperator: System = {
  id: 'grafana-operator',
  kinds: { 'grafana.integreatly.org': ['Grafana', 'GrafanaDashboard', 'GrafanaDatasource'] },
  crds: {
    ...folder('grafana/grafana-operator', `v${version}`, 'deploy/helm/grafana-operator/files/crds'),
    files: ['grafanas', 'grafanadashboards', 'grafanadatasources'].map(
      (plural) => `grafana.integreatly.org_${plural}.yaml`,
    ),
  },
  cut: [
    ...['client', 'deployment', 'external', 'httpRoute', 'ingress', 'jsonnet', 'preferences', 'route'].map(
      (field) => `Grafana.spec.${field}`,
    ),
    'Grafana.spec.serviceAccount',
    'Grafana.spec.service',
    ...['envs', 'envFrom', 'jsonnetLib', 'oci', 'urlAuthorization'].map((field) => `GrafanaDashboard.spec.${field}`),
  ],
  charts: [
    {
      name: charts.grafanaOperator.name,
      upstream: folder('grafana/grafana-operator', `v${version}`, 'deploy/helm/grafana-operator'),
    },
  ],
};
