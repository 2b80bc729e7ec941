/** `3.14.0` of `registry:5000/prometheus:v3.14.0-distroless@sha256:...`: what an operator has to know of an image. */
export function imageVersion(image: string): string {
  const [, version] = /:v?(\d+\.\d+\.\d+)(?:-[^:/]*)?(?:@.*)?$/.exec(image) ?? [];
  if (version === undefined) throw new Error(`the tag of 'image' must begin with a version, got '${image}'`);
  return version;
}
