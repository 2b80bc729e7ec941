import { at, text } from '../../verify/fields';
import { kindOf } from '../../verify/kind';
import { ManifestSet } from '../../verify/manifest';
import type { Manifest } from '../../verify/manifest';
import { protectedData } from '../../verify/rules/protected-data';

/** Hold data too, but are no objects that a testbed declares. */
const others = new Set(['/PersistentVolume', 'snapshot.storage.k8s.io/VolumeSnapshot']);

export const syncOptions = 'argocd.argoproj.io/sync-options';

/** Argo CD's options of one object, such as `Prune=false`. */
export const optionsOf = (object: Manifest): readonly string[] =>
  (text(at(object, 'metadata', 'annotations', syncOptions)) ?? '').split(',').map((option) => option.trim());

export const protection = ['Prune=false', 'Delete=false'] as const;

export const isProtected = (object: Manifest): boolean =>
  protection.some((option) => optionsOf(object).includes(option));

/** Whether data, or the only copy of a credential, goes with the object: whatever `verify` wants to be protected, and what is. */
export function holdsData(object: Manifest): boolean {
  if (isProtected(object) || others.has(kindOf(object))) return true;
  const bare = { ...object, metadata: { ...object.metadata, annotations: {} } };
  return protectedData.check(new ManifestSet([{ file: '', object: bare }])).length > 0;
}
