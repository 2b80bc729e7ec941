import { Construct } from 'constructs';
import type { NackValues } from '../../imports/values/nack';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } };

/** NACK, which makes streams and consumers in NATS servers that stand elsewhere. It runs alone: it elects no leader. */
export class Nack extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: Pick<OperatorProps, 'chart'>) {
    super(scope, id);
    new HelmRelease<NackValues>(this, 'chart', {
      chart,
      values,
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: 'nack', replicas: 1, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'nack', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'nack', port: 8080, undeclared: true }],
    });
    this.pods.allowToKubernetesApi();
  }
}

const values: NackValues = {
  // Makes again what a server has lost; without it nothing is looked at a second time.
  jetstream: { enabled: true, controlLoop: true },
  useLegacyNames: false,
  resources,
  // All that the level `restricted` asks for: the chart says nothing of security.
  securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containerSecurityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};
