import { type Path, at, isFields, text } from './fields';
import { kindOf } from './kind';
import type { Located, ManifestSet } from './manifest';
import { walk } from './walk';

/** An image that a manifest names, in a container or in a custom resource. */
export interface NamedImage {
  readonly on: Located;
  readonly path: Path;
  readonly image: string;
}

const imageField = /^(image|dockerImage|\w+Image)$/;

/** A VitessCluster has a map of images, by the programs that they run. */
const isImage = (kind: string, path: Path): boolean =>
  imageField.test(String(path.at(-1))) || (kind === 'planetscale.com/VitessCluster' && path[1] === 'images');

/** Tags that upstream moves on. */
const movingTag = /^(latest|stable|edge|main|master|nightly|dev|lts|v?\d+)$/i;

/** In Helm values `image` is mostly a map: put together here. What the chart fills in is called by its place in the values. */
function written({ object }: Located, path: Path, value: unknown): string | undefined {
  if (!isFields(value)) return text(value);
  const { registry, repository, tag, digest } = value;
  if (typeof tag !== 'string') return undefined;
  const place = [object.metadata.name, ...path.slice(path.indexOf('valuesObject') + 1)].join('.');
  const name = [registry, repository ?? place].filter((part) => typeof part === 'string').join('/');
  return typeof digest === 'string' && digest !== '' ? `${name}@${digest}` : `${name}:${tag}`;
}

/** A TidbCluster says the release of its images once for all. */
function image(on: Located, path: Path, value: unknown): string | undefined {
  if (path.at(-1) !== 'baseImage') return written(on, path, value);
  const release = at(on.object.spec, 'version');
  return typeof value === 'string' && typeof release === 'string' ? `${value}:${release}` : written(on, path, value);
}

export function* images(set: ManifestSet): Generator<NamedImage> {
  for (const on of set.ours) {
    if (kindOf(on.object) === '/ConfigMap') continue;
    for (const { path, value } of walk(on.object)) {
      if (!isImage(kindOf(on.object), path)) continue;
      const named = image(on, path, value);
      if (named !== undefined) yield { on, path, image: named };
    }
  }
}

export const hasDigest = (image: string): boolean => /@sha256:[0-9a-f]{64}$/.test(image);

/** Why an image may be another one tomorrow. */
export function tagFault(image: string): string | undefined {
  if (image.includes('@')) return hasDigest(image) ? undefined : 'its digest is not a sha256';
  const tag = /:([\w][\w.-]*)$/.exec(image)?.[1];
  if (tag === undefined) return 'it has neither a tag nor a digest';
  return movingTag.test(tag) ? `the tag '${tag}' moves` : undefined;
}
