import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Mount } from '../shared/mount';
import { ScriptJob } from '../shared/script-job';

export interface CassandraRestoreProps {
  /** Name of the cluster whose backup is wanted. */
  readonly from: string;
  /** Name of the cluster that gets it: as many nodes, and empty. */
  readonly into: string;
  /** The moment whose state is wanted: what counts is when the backup began. @default - the newest that there is */
  readonly at?: Date;
  /** An image with curl: that of Cassandra has it. */
  readonly image: string;
}

/**
 * A Job that finds the backup and asks Medusa for it: the operator names backups by the second in which it got round to them, so
 * nobody can know a name beforehand. It may read and create what that takes, and nothing else.
 */
export class CassandraRestore extends Construct {
  constructor(scope: Construct, id: string, { from, into, at, image }: CassandraRestoreProps) {
    super(scope, id);
    const name = `${into}-restore`;
    const script = path.join(__dirname, 'scripts', 'cassandra-restore.sh');
    const facts = { SOURCE: from, TARGET: into, BEFORE: at === undefined ? '' : secondsOf(at) };
    const mounts = [{ ...apiAccess, env: [...apiAccess.env, ...variables(facts)] }];
    const job = new ScriptJob(this, 'job', { name, component: 'restore', image, script, mounts });
    job.pods.allowToKubernetesApi();
    const metadata = { name, labels: job.labels };
    new k8s.KubeRole(this, 'role', { metadata, rules });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: job.pods.namespace }],
    });
    new k8s.KubeJob(this, 'run', {
      metadata,
      // Nobody knows how long a copy of all data takes: a day is longer than anybody would wait.
      spec: { backoffLimit: 10, activeDeadlineSeconds: 86_400, template: job.template },
    });
  }
}

/** Unix time, in which the operator names backups. */
const secondsOf = (moment: Date): string => String(Math.floor(moment.getTime() / 1000));

const rules: k8s.PolicyRule[] = [
  { apiGroups: ['cassandra.datastax.com'], resources: ['cassandradatacenters'], verbs: ['get'] },
  { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusabackups'], verbs: ['list'] },
  { apiGroups: ['medusa.k8ssandra.io'], resources: ['medusatasks', 'medusarestorejobs'], verbs: ['create', 'get'] },
];

const directory = '/run/secrets/kubernetes';

const variables = (values: Readonly<Record<string, string>>): k8s.EnvVar[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

/** A token of the Job's own account, for an hour at a time; the account gives none to pods that do not ask. */
const apiAccess: Mount = {
  env: [
    ...variables({ API: 'https://kubernetes.default.svc', TOKEN_FILE: `${directory}/token` }),
    ...variables({ CA_FILE: `${directory}/ca.crt` }),
    { name: 'NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  ],
  volumes: [
    {
      name: 'kubernetes',
      projected: {
        defaultMode: 0o440,
        sources: [
          { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
          { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        ],
      },
    },
  ],
  volumeMounts: [{ name: 'kubernetes', mountPath: directory, readOnly: true }],
};
