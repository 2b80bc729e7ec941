import { Construct } from 'constructs';
import type { CertManagerValues } from '../../imports/values/cert-manager';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const controller: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const webhook: Resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/** cert-manager: makes and renews certificates. */
export class CertManager extends Construct {
  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    const budget = replicas > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {};
    new HelmRelease<CertManagerValues>(this, 'chart', {
      chart,
      values: {
        crds: { enabled: true, keep: true },
        // The default is kube-system, which its AppProject does not let it touch.
        global: { leaderElection: { namespace: 'cert-manager' } },
        // A hook that Argo CD would run again at every sync.
        startupapicheck: { enabled: false },
        replicaCount: replicas,
        resources: controller,
        webhook: { replicaCount: replicas, resources: webhook, ...budget },
        cainjector: { replicaCount: replicas, resources: controller, ...budget },
        ...budget,
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'admissionregistration.k8s.io/MutatingWebhookConfiguration',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      ],
      pods: [
        { workload: 'cert-manager', replicas, containers: [controller] },
        { workload: 'cert-manager-webhook', replicas, containers: [webhook] },
        { workload: 'cert-manager-cainjector', replicas, containers: [controller] },
      ],
    });
    for (const component of ['controller', 'webhook', 'cainjector']) {
      const podLabels = {
        'app.kubernetes.io/instance': chart.name,
        'app.kubernetes.io/component': component,
      };
      const pods = new Workload(this, component, { podLabels, metrics: [{ job: 'cert-manager', port: 9402 }] });
      pods.allowToKubernetesApi();
      if (component === 'webhook') pods.allowFromAnywhere([{ port: 10250 }]);
    }
  }
}
