import type { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import { Workload } from '../shared/workload';

/** Monitors (two protocols) and daemons. */
const daemonPorts = [{ port: 3300 }, { port: 6789 }, { port: 6800, endPort: 7300 }];
/** S3, and the admin API that the operator calls. */
const gatewayPort = { port: 8080 };

/**
 * Who may talk in Ceph's namespace. The daemons accept their ports from anywhere: volumes are mounted by the nodes themselves,
 * which no pod selector can name; so does the object gateway, whose clients need a key.
 */
export function allowCephTraffic(scope: Construct, namespace: string, operator: Workload): void {
  const pods = new Workload(scope, 'daemons', {
    name: 'ceph-daemons',
    podLabels: { rook_cluster: namespace },
    metrics: [
      { job: 'ceph', port: 9283 },
      { job: 'ceph-exporter', port: 9926 },
    ],
  });
  const ports = [...daemonPorts, gatewayPort];
  pods.allowFromAnywhere(ports);
  pods.allowToKubernetesApi();
  new Edge(scope, 'replication', { client: pods, server: pods, ports, protocol: 'ceph' });
  new Edge(scope, 'operation', { client: operator, server: pods, ports, protocol: 'operator' });
  for (const driver of ['rbd', 'cephfs']) {
    const name = `${namespace}.${driver}.csi.ceph.com-ctrlplugin`;
    const controller = new Workload(scope, `csi-${driver}`, { name: `csi-${driver}`, podLabels: { app: name } });
    controller.allowToKubernetesApi();
    new Edge(scope, `${driver}-volumes`, { client: controller, server: pods, ports: daemonPorts, protocol: 'ceph' });
  }
}
