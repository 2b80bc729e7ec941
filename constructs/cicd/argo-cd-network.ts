import type { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import { Workload } from '../shared/workload';

const callers = ['server', 'application-controller', 'applicationset-controller'] as const;

/** Who may talk in Argo CD's namespace. @param gitPort where the manifests branch is cloned from */
export function allowArgoCdTraffic(scope: Construct, gitPort: number): void {
  const pods = (component: string) =>
    new Workload(scope, component, {
      name: `argocd-${component}`,
      podLabels: { 'app.kubernetes.io/instance': 'argocd', 'app.kubernetes.io/name': `argocd-${component}` },
    });
  const repoServer = pods('repo-server');
  // Charts come over HTTPS; git over whatever its URL says.
  repoServer.allowToAnywhere([...new Set([443, gitPort])].map((port) => ({ port })));
  const redis = pods('redis');
  const cache = (client: Workload) =>
    new Edge(client, 'cache', { client, server: redis, ports: [{ port: 6379 }], protocol: 'redis' });
  cache(repoServer);
  for (const component of callers) {
    const client = pods(component);
    client.allowToKubernetesApi();
    new Edge(client, 'manifests', { client, server: repoServer, ports: [{ port: 8081 }], protocol: 'grpc' });
    if (component !== 'applicationset-controller') cache(client);
    // Browsers and the CLI, until a gateway stands in front: by `kubectl port-forward`, which comes from the node.
    if (component === 'server') client.allowFromAnywhere([{ port: 8080 }]);
  }
  // The hook that draws the password of Redis.
  pods('redis-secret-init').allowToKubernetesApi();
}
