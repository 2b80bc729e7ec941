import { fullName, kindOf } from '../../verify/kind';
import { shadows } from '../../verify/made';
import type { Manifest } from '../../verify/manifest';
import { Failure } from '../failure';

/**
 * Refuses names under which a restore would change what runs: of objects that are declared, and of those that operators make.
 *
 * @param after the objects before, and those that are new
 * @throws Failure that names the first of them
 */
export function assertFree(before: readonly Manifest[], after: readonly Manifest[]): void {
  const declared = namesOf(before);
  const madeBefore = namesOf(shadows(before, {}));
  const once = new Set<string>();
  const fresh: Manifest[] = [];
  for (const object of after) {
    const name = nameOf(object);
    if (once.has(name) || (madeBefore.has(name) && !declared.has(name))) refuse(object);
    once.add(name);
    if (!declared.has(name)) fresh.push(object);
  }
  // Operators may share what they make for two stores of a namespace; what we declare is theirs to change in no case.
  for (const object of shadows(fresh, {})) {
    if (object.kind !== 'Pod' && declared.has(nameOf(object)) && !madeBefore.has(nameOf(object))) refuse(object);
  }
}

function refuse(object: Manifest): never {
  throw new Failure(
    `${fullName(object)} is there already: restoring would change it`,
    'choose another name with --into',
  );
}

const nameOf = (object: Manifest): string =>
  [kindOf(object), object.metadata.namespace ?? '', object.metadata.name].join(' ');

const namesOf = (objects: readonly Manifest[]): ReadonlySet<string> => new Set(objects.map(nameOf));
