import { Construct } from 'constructs';
import type { ExternalSecretsValues } from '../../imports/values/external-secrets';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const controller: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const webhook: Resources = { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '128Mi' } };

/** External Secrets: draws passwords in the cluster. It makes its webhook's certificates itself, so it needs nothing first. */
export class ExternalSecrets extends Construct {
  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    const budget = replicas > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {};
    new HelmRelease<ExternalSecretsValues>(this, 'chart', {
      chart,
      values: {
        // Without its CRDs every ExternalSecret would go, and with each the Secret that it owns.
        crds: { annotations: { 'helm.sh/resource-policy': 'keep' } },
        replicaCount: replicas,
        leaderElect: replicas > 1,
        resources: controller,
        webhook: { replicaCount: replicas, resources: webhook, ...budget },
        certController: { resources: controller },
        ...budget,
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      ],
      pods: [
        { workload: 'external-secrets', replicas, containers: [controller] },
        { workload: 'external-secrets-webhook', replicas, containers: [webhook] },
        { workload: 'external-secrets-cert-controller', replicas: 1, containers: [controller] },
      ],
    });
    for (const name of ['external-secrets', 'external-secrets-webhook', 'external-secrets-cert-controller']) {
      const pods = new Workload(this, name, {
        podLabels: { 'app.kubernetes.io/name': name },
        metrics: [{ job: 'external-secrets', port: 8080 }],
      });
      pods.allowToKubernetesApi();
      if (name === 'external-secrets-webhook') pods.allowFromAnywhere([{ port: 10250 }]);
    }
  }
}
