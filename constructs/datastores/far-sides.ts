import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';

/**
 * Opens the far sides of a restored datastore's edges: the policies of other namespaces, of its operator and of the object store,
 * come with the environment and know it only once it has taken the place of the first.
 *
 * @param name of the datastore, with which the policies' names begin
 */
export function openFarSides(datastore: Construct, name: string): void {
  for (const { client, server, ports, node } of Edge.within(datastore)) {
    const rules: k8s.NetworkPolicyPort[] = ports.map(({ port, endPort }) => ({
      port: k8s.IntOrString.fromNumber(port),
      endPort,
      protocol: 'TCP',
    }));
    const policy = (namespace: string, spec: k8s.NetworkPolicySpec) =>
      new k8s.KubeNetworkPolicy(datastore, `far-${node.id}-${namespace}`, {
        metadata: { name: `${name}-${node.id}`, namespace, labels: labels({ name, component: 'restore' }) },
        spec,
      });
    const home = datastore.node.path;
    const isHere = (path: string) => path.startsWith(`${home}/`);
    if (!isHere(client.node.path) && isHere(server.node.path)) {
      policy(client.namespace, {
        podSelector: { matchLabels: client.podLabels },
        policyTypes: ['Egress'],
        egress: [{ to: [server.peer], ports: rules }],
      });
    }
    if (isHere(client.node.path) && !isHere(server.node.path)) {
      policy(server.namespace, {
        podSelector: { matchLabels: server.podLabels },
        policyTypes: ['Ingress'],
        ingress: [{ from: [client.peer], ports: rules }],
      });
    }
  }
}
