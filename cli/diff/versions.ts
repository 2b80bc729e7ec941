/** Numbers of a version, and whether it is one that comes before them: `v1.2.3-rc.1`, `8.0-debian`. */
interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: readonly string[];
}

const versionForm = /^v?(\d+(?:\.\d+)*)(?:[-_]([0-9A-Za-z.-]+))?(?:\+.*)?$/;

/** Suffixes that say that a version is not yet that version; others name a flavour: `-alpine`. */
const prereleaseForm = /^(alpha|beta|rc|pre|preview|dev|snapshot|m)[.-]?\d*/i;

function versionOf(text: string): Version | undefined {
  const [, numbers, suffix = ''] = versionForm.exec(text) ?? [];
  if (numbers === undefined || numbers.length > 40) return undefined;
  const prerelease = prereleaseForm.test(suffix) ? (suffix.toLowerCase().match(/\d+|[a-z]+/g) ?? []) : [];
  return { numbers: numbers.split('.').map(Number), prerelease };
}

/** Whether the later text is a lower version than the earlier one; false where either is no version. */
export function goesBack(before: string, after: string): boolean {
  const [old, young] = [versionOf(before), versionOf(after)];
  if (!old || !young) return false;
  const length = Math.max(old.numbers.length, young.numbers.length);
  for (let index = 0; index < length; index++) {
    const [was, is] = [old.numbers[index] ?? 0, young.numbers[index] ?? 0];
    if (was !== is) return is < was;
  }
  return comparePrereleases(young.prerelease, old.prerelease) < 0;
}

/** As semver orders them: none is the highest, numbers count as numbers. */
function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  const collator = new Intl.Collator('en', { numeric: true });
  return collator.compare(one.join('.'), other.join('.'));
}
