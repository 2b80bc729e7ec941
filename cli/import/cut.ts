import type { Crd } from './crd';
import { mapChildren, type Schema } from './schema';

/**
 * Kubernetes' own types as CRDs embed them, each known by properties that only it has together: a container, a volume or an
 * affinity is thousands of generated lines, and who writes one uses the types of Kubernetes.
 */
const embedded: readonly (readonly string[])[] = [
  ['preferredDuringSchedulingIgnoredDuringExecution', 'requiredDuringSchedulingIgnoredDuringExecution'],
  ['nodeSelectorTerms'],
  ['effect', 'operator', 'tolerationSeconds'],
  ['maxSkew', 'topologyKey', 'whenUnsatisfiable'],
  ['containers', 'restartPolicy', 'terminationGracePeriodSeconds'],
  ['imagePullPolicy', 'livenessProbe', 'terminationMessagePath'],
  ['name', 'value', 'valueFrom'],
  ['configMapKeyRef', 'fieldRef', 'resourceFieldRef'],
  ['configMapRef', 'prefix', 'secretRef'],
  ['mountPath', 'name', 'subPathExpr'],
  ['configMap', 'emptyDir', 'persistentVolumeClaim', 'projected'],
  ['accessModes', 'dataSourceRef', 'volumeName'],
  ['httpGet', 'periodSeconds', 'tcpSocket'],
  ['postStart', 'preStop'],
  ['runAsNonRoot', 'seLinuxOptions', 'seccompProfile'],
  ['nameservers', 'searches'],
];

/** `cdk8s import` makes it `any`. A quantity becomes a string below: of "number or string" it would make a class. */
const anyObject: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

/** The CRD as the generated classes need it: without embedded types of Kubernetes, without status and without the sub-trees at `paths`. */
export function cutCrd(crd: Crd, paths: readonly string[] = []): Crd {
  const [version] = crd.spec.versions;
  const openAPIV3Schema = cutSchema(version.schema.openAPIV3Schema, crd.spec.names.kind, paths);
  return { ...crd, spec: { ...crd.spec, versions: [{ ...version, schema: { openAPIV3Schema } }] } };
}

function cutSchema(schema: Schema, kind: string, paths: readonly string[]): Schema {
  const left = new Set(paths.filter((path) => path.startsWith(`${kind}.`)));
  const walk = (node: Schema, path: string): Schema => {
    if (left.delete(path) || isEmbedded(node)) return anyObject;
    if (node['x-kubernetes-int-or-string'] === true) return node.pattern === undefined ? anyObject : { type: 'string' };
    return mapChildren(node, (child, property) => walk(child, property === undefined ? path : `${path}.${property}`));
  };
  const { status: _status, ...properties } = schema.properties ?? {};
  const result = walk({ ...schema, properties }, kind);
  if (left.size > 0) throw new Error(`nothing to cut at ${[...left].join(', ')}`);
  return result;
}

function isEmbedded({ properties }: Schema): boolean {
  return properties !== undefined && embedded.some((names) => names.every((name) => name in properties));
}
