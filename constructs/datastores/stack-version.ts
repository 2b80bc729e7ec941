/**
 * The version of an image of the Elastic Stack, `9.4.3` of `registry:5000/kibana/kibana:9.4.3@sha256:...`: the operator decides by
 * it which settings it writes.
 *
 * @throws when the image has no tag
 */
export function stackVersion(image: string): string {
  const [, version] = /:([^:/@]+)(?:@.*)?$/.exec(image) ?? [];
  if (version === undefined) {
    throw new Error(`an image of the Elastic Stack must have a tag, which is its version, got '${image}'`);
  }
  return version;
}
