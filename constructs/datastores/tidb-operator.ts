import { Construct } from 'constructs';
import type { TidbOperatorValues } from '../../imports/values/tidb-operator';
import { CrdFolder } from '../gitops/crd-folder';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { podSecurityContext } from '../shared/pod-defaults';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/** PingCAP's operator for TiDB and TiKV. Its chart brings no CRDs and has no setting for a container's security. */
export class TidbOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new CrdFolder(this, 'crds', {
      repository: 'https://github.com/pingcap/tidb-operator',
      // All ten: the operator waits without end for kinds that are not there.
      path: 'manifests/crd/v1',
      version: chart.version,
      groups: ['pingcap.com'],
    });
    new HelmRelease<TidbOperatorValues>(this, 'chart', {
      chart,
      values: { controllerManager: { replicas, resources, securityContext: podSecurityContext } },
      clusterScopedKinds: ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
      pods: [{ workload: 'tidb-controller-manager', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: {
        'app.kubernetes.io/name': 'tidb-operator',
        'app.kubernetes.io/instance': chart.name,
        'app.kubernetes.io/component': 'controller-manager',
      },
      metrics: [{ job: 'tidb-operator', port: 6060, undeclared: true }],
    });
    this.pods.allowToKubernetesApi();
  }
}
