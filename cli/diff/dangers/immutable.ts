import { isDeepStrictEqual } from 'node:util';
import { at, text } from '../../../verify/fields';
import { jsonPath } from '../../../verify/json-path';
import type { Manifest } from '../../../verify/manifest';
import { bothOf } from '../danger';
import type { DangerRule } from '../danger';
import { optionsOf } from '../holds-data';
import { immutableFields } from '../immutable-fields';

/** A hook of Argo CD that is deleted before it is made again may change as it likes. */
const isRemade = ({ metadata }: Manifest): boolean => {
  const hook = text(metadata.annotations?.['argocd.argoproj.io/hook']);
  const policy = text(metadata.annotations?.['argocd.argoproj.io/hook-delete-policy']) ?? 'BeforeHookCreation';
  return hook !== undefined && policy.split(',').some((one) => one.trim() === 'BeforeHookCreation');
};

const isReplaced = (object: Manifest): boolean =>
  ['Replace=true', 'Force=true'].every((option) => optionsOf(object).includes(option));

export const immutable: DangerRule = {
  name: 'immutable',
  description: 'A field that cannot be changed once the object exists: the API server refuses, and the sync fails.',
  *find(change) {
    const both = bothOf(change);
    if (!both || isRemade(both.after)) return;
    for (const path of immutableFields(both.before)) {
      if (isDeepStrictEqual(at(both.before, ...path), at(both.after, ...path))) continue;
      yield isReplaced(both.after)
        ? {
            path: jsonPath(path),
            reason: 'it cannot be changed, so Argo CD deletes the object and makes it anew (Replace=true,Force=true)',
            remedy: 'See that nothing is lost when it goes for a moment, and what it owns with it.',
          }
        : {
            path: jsonPath(path),
            reason: 'it cannot be changed once the object exists: the sync fails',
            remedy: 'Keep it as it was; or give the object another name; or delete it by hand right before the sync.',
          };
    }
  },
};
