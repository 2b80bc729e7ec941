import { Construct } from 'constructs';
import type { PxcOperatorValues } from '../../imports/values/pxc-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '500Mi' } };

/** Percona's operator for XtraDB Cluster. It runs alone: several would each sign a certificate for the one webhook. */
export class PxcOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: Pick<OperatorProps, 'chart'>) {
    super(scope, id);
    new HelmRelease<PxcOperatorValues>(this, 'chart', {
      chart,
      values,
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: 'pxc-operator', replicas: 1, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'pxc-operator', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'pxc-operator', port: 8080 }],
    });
    this.pods.allowToKubernetesApi();
    this.pods.allowFromAnywhere([{ port: 9443 }]);
  }
}

const values: PxcOperatorValues = {
  watchAllNamespaces: true,
  replicaCount: 1,
  disableTelemetry: true,
  logStructured: true,
  resources,
  // All that the level `restricted` asks for; the user is the image's own.
  containerSecurityContext: {
    runAsNonRoot: true,
    runAsUser: 2,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
};
