import { Construct } from 'constructs';
import type { StrimziKafkaOperatorValues } from '../../imports/values/strimzi-kafka-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

// The chart's own CPU limit stays unless another one is written.
const resources: Resources = { requests: { cpu: '50m', memory: '384Mi' }, limits: { memory: '512Mi', cpu: '1' } };

/** Strimzi, the operator of Kafka; of several pods one leads. */
export class Strimzi extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<StrimziKafkaOperatorValues>(this, 'chart', {
      chart,
      values: valuesFor(replicas),
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: 'strimzi-cluster-operator', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: 'strimzi-cluster-operator',
      podLabels: { name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' },
      metrics: [{ job: 'strimzi', port: 8080 }],
    });
    this.pods.allowToKubernetesApi();
  }
}

function valuesFor(replicas: number): StrimziKafkaOperatorValues {
  return {
    watchAnyNamespace: true,
    replicas,
    ...(replicas > 1 ? { podDisruptionBudget: { enabled: true } } : {}),
    resources,
    // Its policies would let every pod of the cluster reach every listener: ours are made from the edges.
    generateNetworkPolicy: false,
    // What Argo CD puts on a custom resource would make it the owner of all that is made of it.
    labelsExclusionPattern: 'argocd.argoproj.io/instance',
    // Pods of Kafka fit the level `restricted`; without it they say nothing of their security at all.
    extraEnvs: [{ name: 'STRIMZI_POD_SECURITY_PROVIDER_CLASS', value: 'restricted' }],
  };
}
