import { text } from '../../../verify/fields';
import { hasDigest } from '../../../verify/images';
import type { DangerRule, Found } from '../danger';
import type { FieldChange } from '../field-changes';
import { fieldName, fieldPath } from '../field-path';
import { leavesOf } from '../leaves';
import { arrow } from '../value';
import { goesBack } from '../versions';

const remedy = 'Go back only if the release notes say that one can; restore a backup where they say that one cannot.';

const undigested = {
  reason: 'its digest is dropped: tomorrow the tag may be another image',
  remedy: 'Name the digest beside the tag.',
};

/** An image of a container or a custom resource. */
const isImage = (name: string): boolean => /image$/i.test(name);

/** Versions beside images: of a chart, of a datastore, of an image in Helm values. */
const versionFields = new Set(['version', 'targetRevision', 'tag']);

/** The repository and the tag of an image, '' where it has none. */
function partsOf(image: string): readonly [repository: string, tag: string] {
  const [name = ''] = image.split('@');
  const [, repository = name, tag = ''] = /^(.+):([^/:]+)$/.exec(name) ?? [];
  return [repository, tag];
}

const back = (before: string, after: string): Found | undefined =>
  goesBack(before, after)
    ? {
        reason: `${arrow(before, after)} goes back: what the newer one has written, the older one may not read`,
        remedy,
      }
    : undefined;

function ofImage(before: string, after: string): Found | undefined {
  const [[repository, old], [other, young]] = [partsOf(before), partsOf(after)];
  if (repository !== other) return undefined;
  return back(old, young) ?? (hasDigest(before) && !hasDigest(after) ? undigested : undefined);
}

function faultOf({ path, before, after }: FieldChange): Found | undefined {
  const name = fieldName(path);
  if (before === undefined || before === '') return undefined;
  if (name === 'digest') return after === undefined || after === '' ? undigested : undefined;
  if (after === undefined) return undefined;
  if (versionFields.has(name))
    return back(text(before) ?? JSON.stringify(before), text(after) ?? JSON.stringify(after));
  return isImage(name) ? ofImage(text(before) ?? '', text(after) ?? '') : undefined;
}

export const imagesBack: DangerRule = {
  name: 'version',
  description: 'An image, a chart or the version in a custom resource goes back, or an image loses its digest.',
  *find(change) {
    for (const leaf of leavesOf(change)) {
      const found = faultOf(leaf);
      if (found) yield { ...found, path: fieldPath(leaf.path) };
    }
  },
};
