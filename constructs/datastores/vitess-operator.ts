import { Construct } from 'constructs';
import { KustomizeRelease } from '../gitops/kustomize-release';
import type { KustomizePatch } from '../gitops/kustomize-release';
import type { UpstreamFolder } from '../gitops/upstream-folder';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

export interface VitessOperatorProps {
  /** Its folder, from the catalogue. */
  readonly source: UpstreamFolder;
  /** The operator's image in the folder's version: the folder itself names one that moves. */
  readonly image: string;
  /** The namespace that the operator runs in. */
  readonly namespace: string;
}

const name = 'vitess-operator';

// With the 128Mi of the folder it does not live long.
const resources: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/** PlanetScale's operator for Vitess. One pod: a lock lets no second one work. Deleting its CRDs would delete every cluster. */
export class VitessOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { source, image, namespace }: VitessOperatorProps) {
    super(scope, id);
    new KustomizeRelease(this, 'folder', {
      source,
      patches: [...unwanted(), account(namespace), deployment(image)],
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'scheduling.k8s.io/PriorityClass',
      ],
      pods: [{ workload: name, replicas: 1, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name,
      podLabels: { app: name },
      metrics: [{ job: 'vitess-operator', port: 8383, undeclared: true }],
    });
    this.pods.allowToKubernetesApi();
  }
}

/** An example that the folder has in a namespace of its own. */
function unwanted(): KustomizePatch[] {
  const rbac = 'rbac.authorization.k8s.io/v1';
  return (
    [
      ['v1', 'ServiceAccount', name],
      [rbac, 'Role', `${name}-backup-storage`],
      [rbac, 'RoleBinding', `${name}-backup-storage`],
    ] as const
  ).map(([apiVersion, kind, example]) => ({
    apiVersion,
    kind,
    metadata: { name: example, namespace: 'example' },
    $patch: 'delete',
  }));
}

/** The folder expects to be installed into `default`. */
const account = (namespace: string): KustomizePatch => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
  subjects: [{ kind: 'ServiceAccount', name, namespace }],
});

const deployment = (image: string): KustomizePatch => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    template: {
      spec: {
        // What the level `restricted` asks for; the pod that the operator makes after its own image for backups gets it too.
        securityContext: { runAsNonRoot: true, runAsUser: 1001, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name,
            image,
            // Of all namespaces, not of its own.
            env: [{ name: 'WATCH_NAMESPACE', value: '', valueFrom: null }],
            resources,
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
  },
});
