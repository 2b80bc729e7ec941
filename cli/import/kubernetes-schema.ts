import type { Swagger } from './material';
import { type Schema, stripProse } from './schema';

/** The kinds of Kubernetes itself that the testbed may make. */
export const coreKinds = {
  v1: ['Namespace', 'ServiceAccount', 'Service', 'ConfigMap', 'Secret', 'Pod', 'PersistentVolumeClaim'],
  'apps/v1': ['Deployment', 'StatefulSet', 'DaemonSet'],
  'batch/v1': ['Job', 'CronJob'],
  'policy/v1': ['PodDisruptionBudget'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'networking.k8s.io/v1': ['NetworkPolicy', 'Ingress'],
  'storage.k8s.io/v1': ['StorageClass'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
} as const;

/** What the API server accepts but swagger.json, which knows one type per field, does not say. */
const looser: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    anyOf: [
      { type: 'string', pattern: '^[+-]?([0-9]+|[0-9]+\\.[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$' },
      { type: 'number' },
    ],
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { anyOf: [{ type: 'integer' }, { type: 'string' }] },
};

export interface KubernetesSchema {
  readonly version: string;
  /** `apps/v1/Deployment` to the reference of its definition. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

const prefix = '#/definitions/';

/** JSON schema of the core kinds, with those definitions only that they reach. */
export function kubernetesSchema(swagger: Swagger, version: string): KubernetesSchema {
  const names = Object.entries(swagger.definitions);
  const missing: string[] = [];
  const kinds: Record<string, string> = {};
  for (const [apiVersion, wanted] of Object.entries(coreKinds)) {
    for (const kind of wanted) {
      const found = names.find(([, schema]) => isKind(schema, apiVersion, kind));
      if (found === undefined) missing.push(`${apiVersion} ${kind}`);
      else kinds[`${apiVersion}/${kind}`] = prefix + found[0];
    }
  }
  if (missing.length > 0) throw new Error(`swagger.json of Kubernetes has no ${missing.join(', ')}`);

  const reached = new Set(Object.values(kinds).map((reference) => reference.slice(prefix.length)));
  // A Set hands out what is added while it is walked.
  for (const name of reached) for (const next of references(definition(swagger, name))) reached.add(next);
  const definitions = Object.fromEntries([...reached].sort().map((name) => [name, definition(swagger, name)]));
  return { version, kinds, definitions };
}

function definition(swagger: Swagger, name: string): Schema {
  const { 'x-kubernetes-group-version-kind': _kinds, ...schema } = looser[name] ?? swagger.definitions[name] ?? {};
  return stripProse(schema);
}

function references(schema: Schema): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map((match) => match[1] ?? '');
}

function isKind(schema: Schema, apiVersion: string, kind: string): boolean {
  const declared = (schema['x-kubernetes-group-version-kind'] ?? []) as readonly Record<string, string>[];
  const [version, group = ''] = apiVersion.split('/').reverse();
  return declared.some((gvk) => gvk.kind === kind && gvk.version === version && gvk.group === group);
}
