import { Construct } from 'constructs';
import type { RookCephValues } from '../../imports/values/rook-ceph';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';
import { csiDriverPods, csiDriverValues } from './csi-drivers';

type Chart = HelmReleaseProps<object>['chart'];

export interface RookProps {
  readonly charts: { readonly operator: Chart; readonly drivers: Chart };
  /** Where both are installed, and with them the Ceph cluster. */
  readonly namespace: string;
  /** Pods of each CSI driver's controller. */
  readonly controllers: number;
  /** Nodes of the cluster, each with a plugin of each driver. */
  readonly nodes: number;
}

const operator: Resources = { requests: { cpu: '200m', memory: '128Mi' }, limits: { memory: '512Mi' } };
const csiManager: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi', cpu: '500m' } };

/** Rook, the operator of Ceph, and the CSI drivers that it no longer installs itself. */
export class Rook extends Construct {
  /** The operator. */
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { charts, namespace, controllers, nodes }: RookProps) {
    super(scope, id);
    const kinds = ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'];
    new HelmRelease<RookCephValues>(this, 'operator', {
      chart: charts.operator,
      values: rookValues,
      clusterScopedKinds: ['apiextensions.k8s.io/CustomResourceDefinition', ...kinds],
      pods: [
        { workload: 'rook-ceph-operator', replicas: 1, containers: [operator] },
        { workload: 'ceph-csi-controller-manager', replicas: 1, containers: [csiManager] },
      ],
    });
    new HelmRelease(this, 'drivers', {
      chart: charts.drivers,
      values: csiDriverValues(namespace, controllers),
      clusterScopedKinds: kinds,
      pods: csiDriverPods(namespace, controllers, nodes),
    });
    this.pods = this.allowTraffic(charts.operator.name);
  }

  private allowTraffic(release: string): Workload {
    const rook = new Workload(this, 'rook', {
      name: 'rook-ceph-operator',
      podLabels: { app: 'rook-ceph-operator' },
      metrics: [{ job: 'rook', port: metricsPort, undeclared: true }],
    });
    rook.allowToKubernetesApi();
    const manager = new Workload(this, 'csi-manager', {
      name: 'ceph-csi-controller-manager',
      podLabels: { 'app.kubernetes.io/name': 'ceph-csi', 'app.kubernetes.io/instance': release },
    });
    manager.allowToKubernetesApi();
    return rook;
  }
}

const seccompProfile = { type: 'RuntimeDefault' };

const metricsPort = 8080;

const rookValues: RookCephValues = {
  resources: operator,
  containerSecurityContext: { allowPrivilegeEscalation: false, seccompProfile },
  'ceph-csi-operator': { controllerManager: { podSecurityContext: { seccompProfile } } },
  operatorMetricsBindAddress: `:${String(metricsPort)}`,
};
