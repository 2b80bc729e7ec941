import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  Prometheus as PrometheusResource,
  PrometheusSpecServiceDiscoveryRole,
} from '../../imports/monitoring.coreos.com';
import type { PrometheusSpec } from '../../imports/monitoring.coreos.com';
import { clusterScoped } from '../gitops/cluster-scoped';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import type { Alertmanager } from './alertmanager';
import { everything } from './everything';
import { imageVersion } from './image-version';
import { jobPrefix, reloader } from './prometheus-operator';
import { oneAway, serverSecurity, spreadOverNodes, volumeClaim } from './server-pods';

/** What a profile decides about Prometheus. */
export interface PrometheusSize {
  /** Pods that measure the same, each for itself. */
  readonly replicas: number;
  readonly resources: Resources;
  /** Of each pod. */
  readonly volume: string;
  /** When measurements are thrown away: by age, `10d`, and by size, `17GB`, below that of the volume. */
  readonly retention: { readonly time: string; readonly size: string };
}

export interface PrometheusProps {
  readonly size: PrometheusSize;
  readonly storageClass: string;
  /** Repository and exact tag. */
  readonly image: string;
  /** Who tells people. */
  readonly alertmanager: Alertmanager;
  /** Where people look at it, for links in alerts. @default - nowhere */
  readonly externalUrl?: string;
}

/** The kubelets, and the exporters beside them: they run in the network of the nodes, which no selector can name. */
const nodePorts = [{ port: 10250 }, { port: 9100 }];

/** Measures whatever a monitor points at, in all namespaces, and watches the rules. */
export class Prometheus extends Construct {
  /** Clients connect to these pods on `port`. */
  readonly pods: Workload;
  readonly port = { port: 9090 };
  /** Name of the Service that the operator makes for all servers of the namespace. */
  readonly service = 'prometheus-operated';
  /** Of that Service: `http://prometheus-operated.prometheus.svc:9090`. */
  readonly url: string;

  /** @param id name of the custom resource: `prometheus-<id>` is the StatefulSet */
  constructor(scope: Construct, id: string, props: PrometheusProps) {
    super(scope, id);
    const { size, alertmanager } = props;
    const name = `prometheus-${id}`;
    const podLabels = { 'app.kubernetes.io/name': 'prometheus', prometheus: id };
    this.pods = new Workload(this, 'pods', {
      name,
      podLabels,
      metrics: [{ job: `${jobPrefix}-prometheus`, ...this.port }],
    });
    this.url = `http://${this.service}.${this.pods.namespace}.svc:${String(this.port.port)}`;
    this.pods.allowToKubernetesApi();
    this.pods.allowToAnywhere(nodePorts);
    const { pods: server, port } = alertmanager;
    new Edge(this, 'alerts', { client: this.pods, server, ports: [port], protocol: 'alerts' });
    const identity = labels({ name: 'prometheus', instance: id, component: 'metrics' });
    reader(this, name, this.pods.namespace, identity);
    new PrometheusResource(this, 'prometheus', {
      metadata: { name: id, labels: identity, annotations: inPhase('data') },
      spec: spec(name, podLabels, props),
    });
    if (size.replicas > 1) oneAway(this, name, podLabels);
    const { replicas, resources, volume } = size;
    new Footprint(this, 'footprint', [
      { workload: name, replicas, containers: [resources, reloader], volumes: [volume] },
    ]);
    protect(this);
  }
}

function spec(account: string, podLabels: Record<string, string>, props: PrometheusProps): PrometheusSpec {
  const { size, image, storageClass, alertmanager, externalUrl } = props;
  const { name, namespace, port } = alertmanager.service;
  return {
    image,
    version: imageVersion(image),
    replicas: size.replicas,
    shards: 1,
    portName: 'http-web',
    externalUrl,
    scrapeInterval: '30s',
    evaluationInterval: '30s',
    retention: size.retention.time,
    retentionSize: size.retention.size,
    serviceAccountName: account,
    serviceDiscoveryRole: PrometheusSpecServiceDiscoveryRole.ENDPOINT_SLICE,
    serviceMonitorSelector: everything,
    serviceMonitorNamespaceSelector: everything,
    podMonitorSelector: everything,
    podMonitorNamespaceSelector: everything,
    ruleSelector: everything,
    ruleNamespaceSelector: everything,
    alerting: { alertmanagers: [{ name, namespace, port }] },
    resources: size.resources,
    storage: volumeClaim(storageClass, size.volume),
    securityContext: serverSecurity,
    topologySpreadConstraints: spreadOverNodes(podLabels),
  };
}

/** Finds what there is to measure in all namespaces, and may ask the kubelets and the API server. */
function reader(scope: Construct, name: string, namespace: string, identity: Record<string, string>): void {
  const read = ['get', 'list', 'watch'];
  const metadata = { name, labels: identity };
  new k8s.KubeServiceAccount(scope, 'account', { metadata });
  clusterScoped(
    new k8s.KubeClusterRole(scope, 'role', {
      metadata,
      rules: [
        { apiGroups: [''], resources: ['nodes', 'services', 'pods'], verbs: read },
        { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
        { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
        { nonResourceUrLs: ['/metrics', '/metrics/cadvisor'], verbs: ['get'] },
      ],
    }),
  );
  clusterScoped(
    new k8s.KubeClusterRoleBinding(scope, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    }),
  );
}
