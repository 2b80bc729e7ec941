import { Construct } from 'constructs';
import type { RedisOperatorValues } from '../../imports/values/redis-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { partOf } from '../shared/labels';
import { Workload } from '../shared/workload';

export interface RedisOperatorProps extends OperatorProps {
  /** The operator's own image, with its tag: the chart's default is another release. */
  readonly image: string;
}

const resources: Resources = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } };

/** The label without which the operator does not see a RedisFailover, and says nothing. */
export const operatorGroup = { 'redis-failover.freshworks.com/operator-group': partOf } as const;

/** Freshworks' operator for Redis with Sentinel. It reaches every Redis to see who is the master, and mends what is not as it should. */
export class RedisOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas, image }: RedisOperatorProps) {
    super(scope, id);
    new HelmRelease<RedisOperatorValues>(this, 'chart', {
      chart,
      values: { ...values, replicas, image: repositoryAndTag(image) },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: 'redis-operator', replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'redis-operator', 'app.kubernetes.io/instance': chart.name },
      metrics: [{ job: 'redis-operator', port: 9710 }],
    });
    this.pods.allowToKubernetesApi();
  }
}

const values: RedisOperatorValues = {
  // It ends at once without a group, and cares for no other.
  extraEnvVars: [{ name: 'OPERATOR_GROUP_ID', value: partOf }],
  resources,
  // What the level `restricted` asks for beyond the chart's own settings.
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

function repositoryAndTag(image: string) {
  const [, repository, tag] = /^(.+?):([^:/@]+(?:@.+)?)$/.exec(image) ?? [];
  if (repository === undefined || tag === undefined) {
    throw new Error(`'image' of the Redis operator must have a tag, got '${image}': add the exact one`);
  }
  return { repository, tag };
}
