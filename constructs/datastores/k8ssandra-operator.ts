import { Construct } from 'constructs';
import type { K8SsandraOperatorValues } from '../../imports/values/k8ssandra-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/**
 * K8ssandra's operator for Cassandra, and cass-operator below it. Each runs alone: their chart turns no leader election on. While the
 * first is away no Cassandra pod starts, since its webhook completes every one. cert-manager signs for the webhooks of both.
 */
export class K8ssandraOperator extends Construct {
  /** Both operators: either talks to the Cassandra pods. */
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: Pick<OperatorProps, 'chart'>) {
    super(scope, id);
    new HelmRelease<K8SsandraOperatorValues>(this, 'chart', {
      chart,
      values: {
        global: { clusterScoped: true },
        // The chart of the source tree says `latest`.
        image: { tag: `v${chart.version}` },
        // A hook that would download another chart from within the cluster and write CRDs that Argo CD has.
        disableCrdUpgraderJob: true,
        ...hardened,
        'cass-operator': {
          // It fails where the chart is rendered without a cluster to ask; cert-manager is there.
          disableCertManagerCheck: true,
          ...hardened,
        },
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'admissionregistration.k8s.io/MutatingWebhookConfiguration',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
      ],
      pods: ['k8ssandra-operator', 'k8ssandra-operator-cass-operator'].map((workload) => ({
        workload,
        replicas: 1,
        containers: [resources],
      })),
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/instance': chart.name },
    });
    this.pods.allowToKubernetesApi();
    this.pods.allowFromAnywhere([{ port: 9443 }]);
    // cass-operator, under the same labels but this one, measures nothing as its chart starts it.
    new Workload(this, 'measured', {
      name: `${chart.name}-metrics`,
      podLabels: { ...this.pods.podLabels, 'app.kubernetes.io/name': 'k8ssandra-operator' },
      metrics: [{ job: 'k8ssandra-operator', port: 8080, undeclared: true }],
    });
  }
}

/** What the level `restricted` asks for beyond the charts' own settings. */
const hardened = {
  resources,
  podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  securityContext: { capabilities: { drop: ['ALL'] } },
};
