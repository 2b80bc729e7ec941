import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { HeadlampValues } from '../../imports/values/headlamp';
import { clusterScoped } from '../gitops/cluster-scoped';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { Workload } from '../shared/workload';
import { readOnlyRules } from './headlamp-rights';

const resources: Resources = { requests: { cpu: '10m', memory: '96Mi' }, limits: { memory: '256Mi' } };

/** The chart's name for whatever it makes. */
const name = 'headlamp';

/**
 * Headlamp: pages of what is in the cluster. It asks nobody who they are, and whoever reaches it sees what its own account may
 * see: all but Secrets and ConfigMaps, and it may change nothing. So a login has to stand before it.
 */
export class Headlamp extends Construct {
  readonly pods: Workload;
  readonly port = { port: 4466 };
  readonly service: { readonly name: string; readonly port: number } = { name, port: 80 };

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<HeadlampValues>(this, 'chart', {
      chart,
      releaseName: name,
      values: valuesFor(replicas),
      clusterScopedKinds: [],
      pods: [{ workload: name, replicas, containers: [resources] }],
    });
    const podLabels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
    this.pods = new Workload(this, 'pods', { name, podLabels });
    this.pods.allowToKubernetesApi();
    this.grant(this.pods.namespace);
  }

  /** To the account that the chart makes. */
  private grant(namespace: string): void {
    const reader = `${name}-reader`;
    const metadata = { name: reader, labels: labels({ name, component: 'pages' }) };
    clusterScoped(new k8s.KubeClusterRole(this, 'role', { metadata, rules: readOnlyRules }));
    clusterScoped(
      new k8s.KubeClusterRoleBinding(this, 'binding', {
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: reader },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      }),
    );
  }
}

function valuesFor(replicaCount: number): HeadlampValues {
  return {
    replicaCount,
    ...(replicaCount > 1 && { podDisruptionBudget: { enabled: true, minAvailable: 1 } }),
    // The chart would make the account cluster admin.
    clusterRoleBinding: { create: false },
    config: {
      // Whoever comes this far has logged in: no token beside that.
      unsafeUseServiceAccountToken: true,
      // An empty Secret otherwise.
      oidc: { secret: { create: false } },
    },
    // What the level `restricted` asks for beyond the chart's own settings.
    podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    resources,
  };
}
