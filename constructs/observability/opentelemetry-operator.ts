import { Construct } from 'constructs';
import type { OpentelemetryOperatorValues } from '../../imports/values/opentelemetry-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { partOf } from '../shared/labels';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '10m', memory: '96Mi' }, limits: { memory: '256Mi' } };

/** The label of a namespace that has collectors. */
export const collectorNamespace = { key: `${partOf}/collectors`, value: 'true' } as const;

/** The operator of OpenTelemetry's collectors, of which Jaeger is one. cert-manager signs the certificate of its webhooks. */
export class OpentelemetryOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<OpentelemetryOperatorValues>(this, 'chart', {
      chart,
      values: valuesFor(replicas),
      clusterScopedKinds: [
        'admissionregistration.k8s.io/MutatingWebhookConfiguration',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: chart.name, replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: {
        'app.kubernetes.io/name': 'opentelemetry-operator',
        'app.kubernetes.io/component': 'controller-manager',
      },
      metrics: [{ job: 'opentelemetry-operator', port: 8443 }],
    });
    this.pods.allowToKubernetesApi();
    this.pods.allowFromAnywhere([{ port: 9443 }]);
  }
}

function valuesFor(replicaCount: number): OpentelemetryOperatorValues {
  return {
    replicaCount,
    ...(replicaCount > 1 && { pdb: { create: true, minAvailable: 1 } }),
    manager: {
      resources,
      // Else it would want a token of Prometheus, over TLS that nobody has signed: the policy says who may ask.
      metrics: { secure: false },
      // It would have to own every right that a collector could ask for, those to all Secrets included: ours ask for none.
      createRbacPermissions: false,
      // Its policies would admit everybody to all ports, and policies add up. The first one keeps its pods from starting.
      featureGatesMap: { 'operator.networkpolicy': false, 'operand.networkpolicy': false },
    },
    // Else every new pod of the cluster would wait for it.
    admissionWebhooks: { namespaceSelector: { matchLabels: { [collectorNamespace.key]: collectorNamespace.value } } },
  };
}
