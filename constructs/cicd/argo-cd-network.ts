import type { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import { Workload } from '../shared/workload';

export interface ArgoCdTraffic {
  /** Where the manifests branch is cloned from. */
  readonly gitPort: number;
  /** The URL that is told what goes wrong. @default - none */
  readonly webhook?: string;
}

/** What tells of Applications, and of the work that they make. */
const metricsPorts: Readonly<Record<string, number>> = {
  'application-controller': 8082,
  'applicationset-controller': 8080,
  'notifications-controller': 9001,
  'repo-server': 8084,
  server: 8083,
};

/**
 * Who may talk in Argo CD's namespace. Nobody calls its server from outside, unless a route leads there: `kubectl port-forward`
 * comes from within the pod.
 *
 * @returns the pods of its server
 */
export function allowArgoCdTraffic(scope: Construct, { gitPort, webhook }: ArgoCdTraffic): Workload {
  const pods = (component: string) => {
    const port = metricsPorts[component];
    return new Workload(scope, component, {
      name: `argocd-${component}`,
      podLabels: { 'app.kubernetes.io/instance': 'argocd', 'app.kubernetes.io/name': `argocd-${component}` },
      metrics: port === undefined ? [] : [{ job: 'argocd', port }],
    });
  };
  const repoServer = pods('repo-server');
  // Charts come over HTTPS; git over whatever its URL says.
  repoServer.allowToAnywhere([...new Set([443, gitPort])].map((port) => ({ port })));
  const redis = pods('redis');
  const cache = (client: Workload) =>
    new Edge(client, 'cache', { client, server: redis, ports: [{ port: 6379 }], protocol: 'redis' });
  cache(repoServer);
  const server = pods('server');
  for (const client of [server, pods('application-controller'), pods('applicationset-controller')]) {
    client.allowToKubernetesApi();
    new Edge(client, 'manifests', { client, server: repoServer, ports: [{ port: 8081 }], protocol: 'grpc' });
    if (client.node.id !== 'applicationset-controller') cache(client);
  }
  if (webhook !== undefined) {
    const notifier = pods('notifications-controller');
    notifier.allowToKubernetesApi();
    notifier.allowToUrl(webhook);
    new Edge(notifier, 'manifests', {
      client: notifier,
      server: repoServer,
      ports: [{ port: 8081 }],
      protocol: 'grpc',
    });
  }
  // The hook that draws the password of Redis.
  pods('redis-secret-init').allowToKubernetesApi();
  return server;
}
