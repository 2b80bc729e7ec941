import { Construct } from 'constructs';
import type { TektonOperatorValues } from '../../imports/values/tekton-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

export interface TektonOperatorProps extends OperatorProps {
  /** The namespace that Tekton itself runs in, for good: it cannot be changed later. */
  readonly targetNamespace: string;
}

const operator: Resources = { requests: { cpu: '5m', memory: '64Mi' }, limits: { memory: '512Mi' } };
const webhook: Resources = { requests: { cpu: '5m', memory: '64Mi' }, limits: { memory: '256Mi' } };

/** What the level `restricted` asks for: the chart says nothing of security. */
const security: Pick<TektonOperatorValues, 'podSecurityContext' | 'securityContext'> = {
  podSecurityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};

/**
 * Tekton's operator. It may do anything in the cluster: it makes roles with rights of its own choice. Its CRDs go with its chart, and
 * with them every run, none of which is worth keeping.
 */
export class TektonOperator extends Construct {
  constructor(scope: Construct, id: string, { chart, replicas, targetNamespace }: TektonOperatorProps) {
    super(scope, id);
    new HelmRelease<TektonOperatorValues>(this, 'chart', {
      chart,
      values: {
        installCRDs: true,
        kubernetesMinVersion: 'v1.34.0',
        operator: {
          replicas,
          // It would make a TektonConfig of its own beside ours.
          autoInstallComponents: false,
          defaultTargetNamespace: targetNamespace,
          resources: operator,
        },
        webhook: { replicas, resources: webhook },
        ...security,
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [
        // Two containers, and the one setting is for both.
        { workload: 'tekton-operator', replicas, containers: [operator, operator] },
        { workload: 'tekton-operator-webhook', replicas, containers: [webhook] },
      ],
    });
    for (const component of ['operator', 'webhook']) {
      const pods = new Workload(this, component, {
        name: component === 'operator' ? 'tekton-operator' : 'tekton-operator-webhook',
        podLabels: {
          'app.kubernetes.io/name': 'tekton-operator',
          'app.kubernetes.io/instance': chart.name,
          'app.kubernetes.io/component': component,
        },
      });
      pods.allowToKubernetesApi();
      if (component === 'webhook') pods.allowFromAnywhere([{ port: 8443 }]);
    }
  }
}
