import { Construct } from 'constructs';
import type { ContourValues } from '../../imports/values/contour';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

/** How the outside reaches Envoy; decided by where the cluster runs. */
export type LoadBalancer =
  | { readonly type: 'LoadBalancer'; readonly annotations?: Readonly<Record<string, string>> }
  /** Ports of every node, for a cluster without a load balancer. */
  | { readonly type: 'NodePort'; readonly http: number; readonly https: number };

export interface ContourProps extends OperatorProps {
  readonly loadBalancer: LoadBalancer;
}

const contour: Resources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const envoy: Resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } };
const helper: Resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };

/** Contour and its Envoys: the L7 load balancer that all traffic from outside comes through. */
export class Contour extends Construct {
  /** The pods that proxy: clients of every service that has a route. */
  readonly envoy: Workload;

  constructor(scope: Construct, id: string, props: ContourProps) {
    super(scope, id);
    const { chart, replicas } = props;
    new HelmRelease<ContourValues>(this, 'chart', {
      chart,
      values: values(props),
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'networking.k8s.io/IngressClass',
      ],
      pods: [
        { workload: 'contour-contour', replicas, containers: [contour] },
        { workload: 'contour-envoy', replicas, containers: [envoy, helper] },
      ],
    });
    const podLabels = (component: string) => ({
      'app.kubernetes.io/name': 'contour',
      'app.kubernetes.io/instance': chart.name,
      'app.kubernetes.io/component': component,
    });
    const controller = new Workload(this, 'contour', {
      podLabels: podLabels('contour'),
      metrics: [{ job: 'contour', port: 8000 }],
    });
    controller.allowToKubernetesApi();
    this.envoy = new Workload(this, 'envoy', {
      podLabels: podLabels('envoy'),
      metrics: [{ job: 'envoy', port: 8002, path: '/stats/prometheus' }],
    });
    this.envoy.allowFromAnywhere([{ port: 8080 }, { port: 8443 }]);
    new Edge(this, 'xds', { client: this.envoy, server: controller, ports: [{ port: 8001 }], protocol: 'xds' });
  }
}

function values({ replicas, loadBalancer }: ContourProps): ContourValues {
  return {
    // Else certificates come from a hook that runs before the network policies that would let it work.
    useCertManager: true,
    contour: {
      replicaCount: replicas,
      // Every object of the class, and those that name none: no other controller is here.
      ingressClass: { name: '', create: true, default: false },
      resources: contour,
      networkPolicy: { enabled: false },
    },
    envoy: {
      kind: 'deployment',
      replicaCount: replicas,
      service: service(loadBalancer),
      resources: envoy,
      shutdownManager: { resources: helper },
      defaultInitContainers: { initConfig: { resources: helper } },
      networkPolicy: { enabled: false },
    },
    // Longer than the longest pause in a stream that is still of use.
    configInline: { timeouts: { 'stream-idle-timeout': '10m' } },
  };
}

function service(loadBalancer: LoadBalancer): NonNullable<NonNullable<ContourValues['envoy']>['service']> {
  if (loadBalancer.type === 'LoadBalancer') {
    return { type: loadBalancer.type, annotations: loadBalancer.annotations };
  }
  const { type, http, https } = loadBalancer;
  // Any node answers, also one without an Envoy: the price is that the client's address is lost.
  return { type, externalTrafficPolicy: 'Cluster', nodePorts: { http: String(http), https: String(https) } };
}
