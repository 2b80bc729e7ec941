import type { Complaint } from './problem';

/** Publishing replaces the whole branch, so it must never be one on which somebody works. */
const workedOn = ['main', 'master'];

export function checkManifestsBranch(branch: string): Complaint | undefined {
  if (workedOn.includes(branch)) {
    return {
      rule: 'must not be main or master: publishing replaces everything on it',
      remedy: 'choose a branch of its own, such as manifests',
    };
  }
  if (isBranchName(branch)) return undefined;
  return {
    rule: 'must be a name that git takes for a branch (git check-ref-format --branch)',
    remedy: 'use letters, digits, - and /, such as manifests',
  };
}

/** The rules of git-check-ref-format(1) for a branch. */
function isBranchName(name: string): boolean {
  const forbidden = /[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\.$/;
  const badComponent = /^$|^\.|\.lock$/;
  return (
    !forbidden.test(name) &&
    !name.startsWith('-') &&
    name !== '@' &&
    name !== 'HEAD' &&
    !name.split('/').some((component) => badComponent.test(component))
  );
}
