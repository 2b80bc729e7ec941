import { jsonPath } from '../../../verify/json-path';
import { bothOf } from '../danger';
import type { DangerRule } from '../danger';
import { fieldName, fieldPath } from '../field-path';
import { holdsData, optionsOf, protection, syncOptions } from '../holds-data';
import { leavesOf } from '../leaves';
import { arrow } from '../value';

/** Fields that decide what becomes of data once its object is deleted, and the values that let it go. */
const fatal: Readonly<Record<string, readonly unknown[]>> = {
  reclaimPolicy: ['Delete'],
  persistentVolumeReclaimPolicy: ['Delete'],
  deletionPolicy: ['Delete'],
  whenDeleted: ['Delete'],
  whenScaled: ['Delete'],
  preserveFilesystemOnDelete: [false, undefined],
  preservePoolsOnDelete: [false, undefined],
  /** Of a CephCluster's cleanupPolicy. */
  confirmation: ['yes-really-destroy-data'],
};

const path = jsonPath(['metadata', 'annotations', syncOptions]);

export const protectionRule: DangerRule = {
  name: 'protection',
  description: 'What kept data when its object is deleted, pruned or replaced is taken away.',
  *find(change) {
    const both = bothOf(change);
    if (!both) return;
    const [old, young] = [optionsOf(both.before), optionsOf(both.after)];
    const lost = protection.filter((option) => old.includes(option) && !young.includes(option));
    if (lost.length > 0) {
      yield {
        path,
        reason: `${lost.join(' and ')} is taken away: from now on Argo CD may delete it`,
        remedy: 'Put the annotation back, unless the object is to go.',
      };
    }
    const replacing = ['Replace=true', 'Force=true'].filter(
      (option) => young.includes(option) && !old.includes(option),
    );
    if (replacing.length > 0 && holdsData(both.after)) {
      yield {
        path,
        reason: `it holds data, and with ${replacing.join(' and ')} a change may delete it and make it anew`,
        remedy: 'Leave the option out, and make the change by hand.',
      };
    }
    for (const leaf of leavesOf(change)) {
      if (!fatal[fieldName(leaf.path)]?.includes(leaf.after)) continue;
      yield {
        path: fieldPath(leaf.path),
        reason: `${arrow(leaf.before, leaf.after)}: data goes when the object goes`,
        remedy: 'Keep it as it was, unless the data is to go.',
      };
    }
  },
};
