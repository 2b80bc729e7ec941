import type { Complaint } from './problem';

const tag = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digest = /^sha256:[0-9a-f]{64}$/;

/** Tags that are another image tomorrow. */
const moving = /^(latest|stable|edge|main|master|nightly|dev|lts|v?\d+)$/i;

/** Which image of a service runs: a tag, a tag with a digest, or a digest alone. */
export function checkImageVersion(text: string): Complaint | undefined {
  const [name = '', ...rest] = text.startsWith('sha256:') ? ['', text] : text.split('@');
  const named = rest.length === 0 || name !== '';
  if (rest.length > 1 || rest.some((one) => !digest.test(one)) || (named && !tag.test(name))) {
    return {
      rule: 'must be a tag, a tag@sha256:<64 hexadecimal digits in lowercase>, or such a digest alone; not a whole image name',
      remedy: 'write what the build of the image has printed, such as v1.2.3@sha256:...',
    };
  }
  if (rest.length === 0 && moving.test(name)) {
    return { rule: `must not be the tag '${name}': it moves`, remedy: 'name one exact build, best by its digest' };
  }
  return undefined;
}

/** The digest in what a setting says. @returns undefined when it names a tag alone */
export const digestIn = (version: string): string | undefined => /sha256:[0-9a-f]{64}$/.exec(version)?.[0];

/** The whole name of an image, of where it is and which one. */
export const imageName = (registry: string, service: string, version: string): string =>
  `${registry}/${service}${version.startsWith('sha256:') ? '@' : ':'}${version}`;
