import type { DangerRule, Found } from '../danger';
import type { FieldChange } from '../field-changes';
import { fieldName, fieldPath } from '../field-path';
import { leavesOf } from '../leaves';
import { bytesOf } from '../quantity';
import { arrow } from '../value';

/** A claim's request, the disk of a custom resource (`volume.size`), the copies that a pool keeps (`replicated.size`). */
function isSize({ path }: FieldChange): boolean {
  const [parent, last] = [fieldName(path.slice(0, -1)), fieldName(path)];
  if (last === 'storage') return ['requests', 'limits', 'capacity'].includes(parent);
  return (last === 'size' && ['volume', 'replicated', 'persistence'].includes(parent)) || last === 'storageSize';
}

/** Chunks of an erasure-coded pool, copies of a SeaweedFS volume. */
const layouts = new Set(['dataChunks', 'codingChunks', 'defaultReplication']);

function faultOf(leaf: FieldChange): Omit<Found, 'path'> | undefined {
  const { before, after } = leaf;
  const name = fieldName(leaf.path);
  if (/^storageClass(Name)?$/.test(name)) {
    return {
      reason: 'volumes that exist stay in their class: the change is refused, or new volumes start without the data',
      remedy: 'Restore a backup into a new store of that class, or move the volumes by hand.',
    };
  }
  if (layouts.has(name)) {
    return { reason: 'data is spread over the disks in another way', remedy: 'Read what the operator does with it.' };
  }
  if (!isSize(leaf)) return undefined;
  const [old, young] = [bytesOf(before), bytesOf(after)];
  if (old !== undefined && old === young) return undefined;
  return old !== undefined && young !== undefined && young > old
    ? {
        reason: 'it grows: the class must allow it (allowVolumeExpansion), and there is no way back',
        remedy: 'See that the class can, and that the quota and the disks suffice.',
      }
    : {
        reason: 'it shrinks: volumes cannot, and what has fewer copies is lost sooner',
        remedy: 'Keep the size; for less, restore a backup into a new store.',
      };
}

export const storage: DangerRule = {
  name: 'storage',
  description: 'Class or size of storage changes, wherever an object or a custom resource asks for it.',
  *find(change) {
    for (const leaf of leavesOf(change)) {
      // What is new has nothing to lose.
      if (leaf.before === undefined) continue;
      const found = faultOf(leaf);
      if (!found) continue;
      yield { ...found, path: fieldPath(leaf.path), reason: `${arrow(leaf.before, leaf.after)}: ${found.reason}` };
    }
  },
};
