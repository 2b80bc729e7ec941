import { at, text } from '../../fields';
import type { Manifest, ManifestSet } from '../../manifest';
import { type Finding, rule } from '../../rule';

const group = 'ceph.rook.io';

const has = (set: ManifestSet, kind: string, name: unknown, namespace: unknown): boolean =>
  set.find(`${group}/${kind}`, text(name) ?? '', text(namespace)) !== undefined;

interface Reference {
  readonly field: string;
  readonly kind: string;
}

/** Parameters of a StorageClass by the end of the provisioner's name; the cluster is named by its namespace. */
const ofProvisioner: Readonly<Record<string, Reference & { readonly namespace: string }>> = {
  '.rbd.csi.ceph.com': { field: 'pool', kind: 'CephBlockPool', namespace: 'clusterID' },
  '.cephfs.csi.ceph.com': { field: 'fsName', kind: 'CephFilesystem', namespace: 'clusterID' },
  '.ceph.rook.io/bucket': { field: 'objectStoreName', kind: 'CephObjectStore', namespace: 'objectStoreNamespace' },
};

const ofResource: Readonly<Record<string, Reference>> = {
  CephFilesystemSubVolumeGroup: { field: 'filesystemName', kind: 'CephFilesystem' },
  CephObjectStoreUser: { field: 'store', kind: 'CephObjectStore' },
};

const remedy = 'Correct the reference, or declare what it names.';

/** A CSI driver by the pods that its chart makes, the bucket provisioner by the operator in whose namespace it runs. */
const isServed = (set: ManifestSet, provisioner: string): boolean =>
  set.pods.some(
    ({ labels, namespace }) =>
      labels.app === `${provisioner}-ctrlplugin` ||
      (labels.app === 'rook-ceph-operator' && provisioner === `${namespace ?? ''}.ceph.rook.io/bucket`),
  );

/** The Secrets that the driver logs in with: Rook makes them beside the cluster. */
function* missingSecrets(set: ManifestSet, { parameters }: Manifest): Generator<Pick<Finding, 'path' | 'reason'>> {
  for (const [key, name] of Object.entries(parameters ?? {})) {
    if (!key.endsWith('-secret-name')) continue;
    const namespace = text(at(parameters, key.replace(/name$/, 'namespace')));
    if (set.find('/Secret', String(name), namespace)) continue;
    yield { path: ['parameters', key], reason: `no Secret '${namespace ?? ''}/${String(name)}'` };
  }
}

export const ceph = rule(
  'ceph',
  'What StorageClasses and custom resources of Ceph name exists: driver, pool, file system, object store, Secrets.',
  function* (set) {
    for (const on of set.of('storage.k8s.io/StorageClass')) {
      const provisioner = text(on.object.provisioner) ?? '';
      const reference = Object.entries(ofProvisioner).find(([end]) => provisioner.endsWith(end))?.[1];
      if (provisioner.includes('ceph') && !isServed(set, provisioner)) {
        const reason = 'no driver of this name runs: volumes will wait for ever';
        yield { on, path: ['provisioner'], reason, remedy: "Use the name that the drivers' chart is told." };
      }
      if (!reference) continue;
      const { field, kind, namespace } = reference;
      if (!has(set, kind, at(on.object.parameters, field), at(on.object.parameters, namespace))) {
        yield { on, path: ['parameters', field], reason: `no ${kind} of this name`, remedy };
      }
      for (const { path, reason } of missingSecrets(set, on.object)) yield { on, path, reason, remedy };
    }
    for (const [kind, { field, kind: wanted }] of Object.entries(ofResource)) {
      for (const on of set.of(`${group}/${kind}`)) {
        if (has(set, wanted, at(on.object.spec, field), on.object.metadata.namespace)) continue;
        yield { on, path: ['spec', field], reason: `no ${wanted} of this name`, remedy };
      }
    }
  },
);
