import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterScoped } from '../gitops/cluster-scoped';
import { labels } from '../shared/labels';

export interface TriggerAccountProps {
  /** Name of the account, and of all that it is allowed by. */
  readonly name: string;
}

/** The account of what listens for pushes: it may read triggers and start pipelines, and nothing else. */
export class TriggerAccount extends Construct {
  constructor(scope: Construct, id: string, { name }: TriggerAccountProps) {
    super(scope, id);
    const metadata = { name, labels: labels({ name, component: 'trigger' }) };
    const account = new k8s.KubeServiceAccount(this, 'account', { metadata });
    const subjects = [{ kind: 'ServiceAccount', name, namespace: account.metadata.namespace }];
    const apiGroup = 'rbac.authorization.k8s.io';
    const read = ['get', 'list', 'watch'];
    const triggers = 'triggers.tekton.dev';
    new k8s.KubeRole(this, 'role', {
      metadata,
      rules: [
        {
          apiGroups: [triggers],
          resources: ['eventlisteners', 'interceptors', 'triggerbindings', 'triggers', 'triggertemplates'],
          verbs: read,
        },
        { apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: ['create'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: read },
      ],
    });
    new k8s.KubeRoleBinding(this, 'binding-of-role', { metadata, roleRef: { apiGroup, kind: 'Role', name }, subjects });
    clusterScoped(
      new k8s.KubeClusterRole(this, 'cluster-role', {
        metadata,
        rules: [{ apiGroups: [triggers], resources: ['clusterinterceptors', 'clustertriggerbindings'], verbs: read }],
      }),
    );
    clusterScoped(
      new k8s.KubeClusterRoleBinding(this, 'binding-of-cluster-role', {
        metadata,
        roleRef: { apiGroup, kind: 'ClusterRole', name },
        subjects,
      }),
    );
  }
}
