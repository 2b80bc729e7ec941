import { fullName, kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import type { Parsed } from './parse';
import { placeOf } from './place';
import type { Place } from './place';

/** An object in its place, or the value of a file that holds none. */
export interface Entry {
  readonly place: Place;
  readonly object?: Manifest;
  readonly value: unknown;
}

/** A file of one side that could not be read, whole or in part. */
export interface Unreadable {
  /** The side's name. */
  readonly side: string;
  readonly file: string;
  readonly reason: string;
}

export interface Entries {
  /** By what makes an object the same one in the cluster: its file may move, its version may change. */
  readonly byIdentity: ReadonlyMap<string, Entry>;
  readonly unreadable: readonly Unreadable[];
}

/** What is applied by hand may stand in a component too: Argo CD adopts it. */
const identityOf = ({ environment, component }: Place, object: Manifest): string =>
  JSON.stringify([
    environment,
    component === 'bootstrap',
    kindOf(object),
    object.metadata.namespace ?? '',
    object.metadata.name,
  ]);

export function entriesOf(side: string, parsed: ReadonlyMap<string, Parsed>): Entries {
  const byIdentity = new Map<string, Entry>();
  const unreadable: Unreadable[] = [];
  for (const [file, { manifests, value, faults }] of parsed) {
    const place = placeOf(file);
    unreadable.push(...faults.map((reason) => ({ side, file, reason })));
    if (value !== undefined) byIdentity.set(JSON.stringify(file), { place, value });
    for (const object of manifests) {
      const identity = identityOf(place, object);
      const first = byIdentity.get(identity);
      if (first) unreadable.push({ side, file, reason: `${fullName(object)} stands in ${first.place.file} too` });
      else byIdentity.set(identity, { place, object, value: object });
    }
  }
  return { byIdentity, unreadable };
}
