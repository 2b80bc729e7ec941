import { Construct } from 'constructs';
import type { KedaValues } from '../../imports/values/keda';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

// The chart's own CPU limits stay unless others are written.
const resources = (cpu: string, memory: string, most: string): Resources => ({
  requests: { cpu, memory },
  limits: { cpu: '1', memory: most },
});

const operator = { name: 'keda-operator', resources: resources('50m', '100Mi', '512Mi') };
const metricsServer = { name: 'keda-operator-metrics-apiserver', resources: resources('20m', '64Mi', '256Mi') };
const webhooks = { name: 'keda-admission-webhooks', resources: resources('10m', '32Mi', '128Mi') };

/**
 * KEDA, which scales by what waits outside of the pods: its operator asks queues for the clients' lag, with the clients' logins;
 * a second Deployment hands the numbers to the autoscaler of Kubernetes, as the one API `external.metrics.k8s.io` of the cluster.
 */
export class Keda extends Construct {
  /** What asks the queues. */
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<KedaValues>(this, 'chart', {
      chart,
      values: valuesFor(replicas),
      clusterScopedKinds: [
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
        'apiextensions.k8s.io/CustomResourceDefinition',
        'apiregistration.k8s.io/APIService',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      // There lies what an aggregated API server checks its callers with, and the right to read it.
      otherNamespaces: ['kube-system'],
      pods: [
        { workload: operator.name, replicas, containers: [operator.resources] },
        { workload: metricsServer.name, replicas, containers: [metricsServer.resources] },
        { workload: webhooks.name, replicas: 1, containers: [webhooks.resources] },
      ],
    });
    this.pods = this.workload('operator', operator.name);
    const api = this.workload('metrics-server', metricsServer.name);
    // The API server is what calls both.
    api.allowFromAnywhere([{ port: 6443 }]);
    this.workload('webhooks', webhooks.name).allowFromAnywhere([{ port: 9443 }]);
    new Edge(this, 'metrics', { client: api, server: this.pods, ports: [{ port: 9666 }], protocol: 'grpc' });
  }

  private workload(id: string, name: string): Workload {
    const pods = new Workload(this, id, { name, podLabels: { app: name }, metrics: [{ job: 'keda', port: 8080 }] });
    pods.allowToKubernetesApi();
    return pods;
  }
}

function valuesFor(replicas: number): KedaValues {
  return {
    image: { pullPolicy: 'IfNotPresent' },
    operator: { replicaCount: replicas },
    metricsServer: { replicaCount: replicas },
    ...(replicas > 1 && {
      podDisruptionBudget: { operator: { maxUnavailable: 1 }, metricServer: { maxUnavailable: 1 } },
      topologySpreadConstraints: { operator: [spread(operator.name)], metricsServer: [spread(metricsServer.name)] },
    }),
    resources: {
      operator: operator.resources,
      metricServer: metricsServer.resources,
      webhooks: webhooks.resources,
    },
    // What each tells of itself; nobody but our Prometheus is let in.
    prometheus: { operator: { enabled: true }, metricServer: { enabled: true }, webhooks: { enabled: true } },
    // Deployments and StatefulSets are all it scales: else it could scale, and read, whatever there is.
    rbac: { enabledCustomScaledRefKinds: false },
  };
}

const spread = (app: string) => ({
  maxSkew: 1,
  topologyKey: 'kubernetes.io/hostname',
  whenUnsatisfiable: 'ScheduleAnyway',
  labelSelector: { matchLabels: { app } },
});
