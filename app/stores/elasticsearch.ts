import { ElasticsearchCluster } from '../../constructs/datastores/elasticsearch';
import type { ElasticsearchSize } from '../../constructs/datastores/elasticsearch';
import { Kibana } from '../../constructs/datastores/kibana';
import type { KibanaSize } from '../../constructs/datastores/kibana';
import { UiRoute } from '../../constructs/ingress/ui-route';
import { images } from '../catalogue';
import { store } from './store';

interface Sizes {
  readonly elasticsearch: ElasticsearchSize;
  readonly kibana: KibanaSize;
}

/** Its Kibana is called after the cluster. */
const kibanaSuffix = '-kibana';

/** Elasticsearch under Elastic's operator, with Kibana to look into it. */
export const elasticsearch = store<'elasticsearch', Sizes>({
  protocol: 'elasticsearch',
  requires: ['eck-operator', 'object-store'],
  podSecurity: 'restricted',
  maxNameLength: Math.min(ElasticsearchCluster.maxNameLength, Kibana.maxNameLength - kibanaSuffix.length),
  sizes: {
    small: {
      elasticsearch: {
        nodes: 1,
        resources: { requests: { cpu: '150m', memory: '1Gi' }, limits: { memory: '1536Mi' } },
        volume: '2Gi',
      },
      kibana: {
        instances: 1,
        resources: { requests: { cpu: '50m', memory: '768Mi' }, limits: { memory: '2Gi' } },
      },
    },
    full: {
      elasticsearch: {
        nodes: 3,
        resources: { requests: { cpu: '250m', memory: '2Gi' }, limits: { memory: '2Gi' } },
        volume: '10Gi',
      },
      kibana: {
        instances: 2,
        resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      },
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup, door, measured }) => {
    const cluster = new ElasticsearchCluster(scope, id, {
      size: size.elasticsearch,
      storageClass,
      images: {
        server: images.elasticsearch,
        client: images.curl,
        exporter: measured ? images.elasticsearchExporter : undefined,
      },
      operator: operator('eck-operator'),
      issuer,
      backup: backup(),
    });
    const kibana = new Kibana(scope, id + kibanaSuffix, {
      size: size.kibana,
      image: images.kibana,
      elasticsearch: cluster,
      issuer,
    });
    // It asks for a login of Elasticsearch by itself, which says what somebody sees; strangers do not come so far.
    if (door) new UiRoute(scope, 'kibana', { door, backend: kibana.ui, login: 'single-sign-on' });
    return cluster;
  },
});
