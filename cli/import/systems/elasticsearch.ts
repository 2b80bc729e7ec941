import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const elasticsearch: System = {
  id: 'elasticsearch',
  kinds: { 'elasticsearch.k8s.elastic.co': ['Elasticsearch'], 'kibana.k8s.elastic.co': ['Kibana'] },
  crds: {
    ...folder('elastic/cloud-on-k8s', `v${charts.eckOperator.version}`, 'config/crds/v1'),
    files: ['all-crds.yaml'],
  },
  cut: [
    'Elasticsearch.spec.http.service',
    'Elasticsearch.spec.transport',
    'Elasticsearch.spec.remoteClusters',
    'Elasticsearch.spec.remoteClusterServer',
    'Elasticsearch.spec.monitoring',
    'Elasticsearch.spec.podDisruptionBudget',
    'Kibana.spec.http.service',
    'Kibana.spec.monitoring',
    'Kibana.spec.enterpriseSearchRef',
    'Kibana.spec.packageRegistryRef',
  ],
  charts: [
    {
      name: charts.eckOperator.name,
      upstream: folder('elastic/cloud-on-k8s', `v${charts.eckOperator.version}`, 'deploy/eck-operator'),
    },
  ],
};
