import { hasDigest, images } from '../images';
import { rule } from '../rule';

/** A warning, not an error: a digest is known only to whoever has built the image or asked its registry, and is never made up. */
export const imagesByDigest = rule(
  'images-by-digest',
  'Every image is named by its digest: a tag is a promise of its registry.',
  function* (set) {
    for (const { on, path, image } of images(set)) {
      if (hasDigest(image)) continue;
      yield {
        on,
        path,
        reason: `'${image}' has a tag alone`,
        remedy: 'Add the digest: the build of the image knows it, and for the catalogue Renovate finds it.',
      };
    }
  },
);
