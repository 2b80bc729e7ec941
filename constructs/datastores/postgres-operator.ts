import { Construct } from 'constructs';
import type { PostgresOperatorValues } from '../../imports/values/postgres-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } };

/** Zalando's operator for PostgreSQL. It runs alone: it has no leader election. */
export class PostgresOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: Pick<OperatorProps, 'chart'>) {
    super(scope, id);
    new HelmRelease<PostgresOperatorValues>(this, 'chart', {
      chart,
      values,
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: 'postgres-operator', replicas: 1, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'postgres-operator', 'app.kubernetes.io/instance': chart.name },
    });
    this.pods.allowToKubernetesApi();
  }
}

const values: PostgresOperatorValues = {
  // The chart brings the CRDs; an operator that patches them too would fight Argo CD for ever.
  configGeneral: { enable_crd_registration: false },
  configKubernetes: {
    enable_owner_references: true,
    enable_pod_antiaffinity: true,
    pod_antiaffinity_preferred_during_scheduling: true,
    enable_readiness_probe: true,
    // A deleted custom resource leaves its volumes and the passwords that open them.
    enable_persistent_volume_claim_deletion: false,
    enable_secrets_deletion: false,
  },
  // The chart's class of pods would never be used: its name does not reach the operator's configuration.
  podPriorityClassName: { create: false },
  resources,
  // What the level `restricted` asks for beyond the chart's own settings.
  securityContext: { capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' } },
  enableJsonLogging: true,
};
