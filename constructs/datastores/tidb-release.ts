/**
 * The release of all parts of a TidbCluster, the tag of their images: the operator wants it apart from their names, and no digest
 * after it.
 *
 * @throws when it is not the same for all
 */
export function releaseOf(images: readonly string[]): string {
  const [release, ...others] = new Set(images.map((image) => parts(image).tag));
  if (release !== undefined && others.length === 0) return release;
  throw new Error(`'images' of a TidbCluster must be of one release, got ${images.join(', ')}`);
}

/** An image without its tag. */
export const baseImage = (image: string): string => parts(image).name;

function parts(image: string): { readonly name: string; readonly tag: string } {
  const [, name, tag] = /^([^@]*):([^:/@]+)(?:@.*)?$/.exec(image) ?? [];
  if (name !== undefined && tag !== undefined) return { name, tag };
  throw new Error(`'images' of a TidbCluster must have a tag, which is the release, got '${image}'`);
}
