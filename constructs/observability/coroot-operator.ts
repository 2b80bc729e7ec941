import { Construct } from 'constructs';
import type { CorootOperatorValues } from '../../imports/values/coroot-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '5m', memory: '64Mi' }, limits: { memory: '256Mi' } };

/**
 * Coroot's operator, of which there is one pod. It may write workloads and roles everywhere, but reads Secrets in its own namespace
 * only: so what it operates lives beside it. Its CRD goes with its chart, and with that the resource, though not the volumes.
 */
export class CorootOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: Pick<OperatorProps, 'chart'>) {
    super(scope, id);
    new HelmRelease<CorootOperatorValues>(this, 'chart', {
      chart,
      values,
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: chart.name, replicas: 1, containers: [resources] }],
    });
    const podLabels = { 'app.kubernetes.io/name': 'coroot-operator' };
    this.pods = new Workload(this, 'operator', { name: chart.name, podLabels });
    // Each hour it asks ghcr.io for newer versions by the same port; whose image is named, stays as it is.
    this.pods.allowToKubernetesApi();
  }
}

const values: CorootOperatorValues = {
  rbac: { denyGlobalSecrets: true },
  resources,
  // What the level `restricted` asks for beyond the chart's own settings.
  podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containerSecurityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};
