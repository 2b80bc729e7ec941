import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Connection, Credentials } from '../shared/connection';
import { deploymentSpec, GracefulDeployment } from '../shared/deployment';
import type { DeploymentProps } from '../shared/deployment';
import { Edge } from '../shared/edge';
import { exporterResources as resources } from '../shared/exporter';
import { Footprint } from '../shared/footprint';
import { labels, selectorLabels } from '../shared/labels';
import { mountSecret } from '../shared/secret-mount';
import { TokenlessServiceAccount } from '../shared/service-account';
import { Workload } from '../shared/workload';
import type { ElasticsearchRole } from './elasticsearch-user';

export interface ElasticsearchExporterProps {
  /** Of elasticsearch_exporter. */
  readonly image: string;
  /** What it asks: whichever node answers tells of all. */
  readonly connection: Connection<'elasticsearch'>;
  /** A login with `exporterRole`. */
  readonly credentials: Credentials;
}

/** Reads how the cluster and its nodes are, and no index. */
export const exporterRole: ElasticsearchRole = { cluster: ['monitor'] };

const metrics = { job: 'elasticsearch', port: 9114 };
const listener = { name: 'metrics', containerPort: metrics.port, protocol: 'TCP' };
const folder = '/run/secrets/search';

/** One pod that asks an Elasticsearch cluster how it is, and tells Prometheus. */
export class ElasticsearchExporter extends Construct {
  /** @param id name of the Deployment */
  constructor(scope: Construct, id: string, { image, connection, credentials }: ElasticsearchExporterProps) {
    super(scope, id);
    const identity = { name: 'elasticsearch-exporter', instance: id, component: 'exporter' };
    const pods = new Workload(this, 'pods', { name: id, podLabels: selectorLabels(identity), metrics: [metrics] });
    Edge.connect(this, 'edge', pods, connection);
    const { ca } = connection;
    new GracefulDeployment(this, 'deployment', {
      metadata: { name: id, labels: labels(identity), annotations: inPhase('workload') },
      spec: deploymentSpec({
        identity,
        account: new TokenlessServiceAccount(this, 'account', identity).name,
        image,
        size: { replicas: { min: 1, max: 1 }, resources },
        container: container(connection, credentials),
        mounts: ca === undefined ? [] : [mountSecret('search', ca.secretName, folder, [ca.key])],
      }),
    });
    new Footprint(this, 'footprint', [{ workload: id, replicas: 1, containers: [resources] }]);
  }
}

function container(
  { host, port: http, ca }: Connection<'elasticsearch'>,
  { secretName: name, usernameKey, passwordKey }: Credentials,
): DeploymentProps['container'] {
  const port = k8s.IntOrString.fromString(listener.name);
  const from = (key: string) => ({ secretKeyRef: { name, key } });
  return {
    args: [
      `--es.uri=https://${host}:${String(http)}`,
      '--es.all',
      ...(ca === undefined ? [] : [`--es.ca=${folder}/${ca.key}`]),
    ],
    // It reads no files for these.
    env: [
      { name: 'ES_USERNAME', valueFrom: from(usernameKey) },
      { name: 'ES_PASSWORD', valueFrom: from(passwordKey) },
    ],
    ports: [listener],
    // Whether Elasticsearch answers is no question of its own health.
    readinessProbe: { httpGet: { path: '/healthz', port }, periodSeconds: 10, timeoutSeconds: 2 },
    livenessProbe: { tcpSocket: { port }, periodSeconds: 20, timeoutSeconds: 2, failureThreshold: 3 },
  };
}
