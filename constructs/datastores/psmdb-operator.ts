import { Construct } from 'constructs';
import type { PsmdbOperatorValues } from '../../imports/values/psmdb-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/** Percona's operator for MongoDB. It also runs the schedule of backups, so it must be up when they are due. */
export class PsmdbOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<PsmdbOperatorValues>(this, 'chart', {
      chart,
      values: { ...values, replicaCount: replicas },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: 'psmdb-operator', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'psmdb-operator', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'psmdb-operator', port: 8080 }],
    });
    this.pods.allowToKubernetesApi();
  }
}

const values: PsmdbOperatorValues = {
  watchAllNamespaces: true,
  disableTelemetry: true,
  logStructured: true,
  resources,
  // All that the level `restricted` asks for: the chart sets none of it. With a read-only root it mounts a `/tmp`.
  podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};
