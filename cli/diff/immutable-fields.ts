import { at, fields, isFields, items, text } from '../../verify/fields';
import type { Fields, Path } from '../../verify/fields';
import { importedSchemas } from '../../verify/imports';
import { kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';

const paths = (...written: readonly string[]): readonly Path[] => written.map((path) => path.split('.'));

/** Of Kubernetes' own kinds, as its API server validates updates. */
const builtIn: Readonly<Record<string, readonly Path[]>> = {
  'apps/Deployment': paths('spec.selector'),
  'apps/DaemonSet': paths('spec.selector'),
  'apps/ReplicaSet': paths('spec.selector'),
  'apps/StatefulSet': paths(
    'spec.selector',
    'spec.serviceName',
    'spec.volumeClaimTemplates',
    'spec.podManagementPolicy',
  ),
  'batch/Job': paths('spec.selector', 'spec.template', 'spec.completionMode'),
  '/PersistentVolumeClaim': paths(
    'spec.storageClassName',
    'spec.accessModes',
    'spec.volumeMode',
    'spec.volumeName',
    'spec.selector',
    'spec.dataSource',
    'spec.dataSourceRef',
  ),
  '/Service': paths('spec.clusterIP'),
  '/Secret': paths('type'),
  'storage.k8s.io/StorageClass': paths('provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'),
  'scheduling.k8s.io/PriorityClass': paths('value', 'preemptionPolicy'),
  'node.k8s.io/RuntimeClass': paths('handler'),
  'networking.k8s.io/IngressClass': paths('spec.controller'),
  'rbac.authorization.k8s.io/RoleBinding': paths('roleRef'),
  'rbac.authorization.k8s.io/ClusterRoleBinding': paths('roleRef'),
  'apiextensions.k8s.io/CustomResourceDefinition': paths(
    'spec.group',
    'spec.scope',
    'spec.names.kind',
    'spec.names.plural',
  ),
};

/** Once they say so themselves. */
const sealed = paths('immutable', 'data', 'binaryData', 'stringData');
const sealable = new Set(['/Secret', '/ConfigMap']);

/** The fields that cannot be changed once an object exists. */
export function immutableFields(before: Manifest): readonly Path[] {
  const kind = kindOf(before);
  const known = builtIn[kind] ?? [];
  if (sealable.has(kind) && before.immutable === true) return [...known, ...sealed];
  return kind in builtIn ? known : ofCustomResource(before);
}

const read = new Map<string, readonly Path[]>();

/** A CRD says it with a transition rule. */
function ofCustomResource({ apiVersion, kind }: Manifest): readonly Path[] {
  const id = `${apiVersion}/${kind}`;
  const known = read.get(id);
  if (known) return known;
  const schema = importedSchemas.schemaOf(apiVersion, kind);
  const found = schema?.isCustom === true ? [...fixed(fields(schema.schema), [])] : [];
  read.set(id, found);
  return found;
}

const keeps = /^(oldSelf == '' \|\| )?self == oldSelf$/;

function* fixed(schema: Fields, path: Path): Generator<Path> {
  const rules = items(schema['x-kubernetes-validations']).map((one) => text(at(one, 'rule')) ?? '');
  if (rules.some((rule) => keeps.test(rule.trim()))) yield path;
  for (const [name, one] of Object.entries(fields(schema.properties))) {
    if (isFields(one)) yield* fixed(one, [...path, name]);
  }
}
