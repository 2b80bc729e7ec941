import type { Change } from './change';
import { entriesOf } from './entries';
import type { Entry, Unreadable } from './entries';
import { fieldChanges } from './field-changes';
import { policiesBeside } from './policies';
import { parseAll } from './parse-all';
import type { Parsed } from './parse';
import { placeOf } from './place';
import { withoutSecrets } from './secret';
import type { Side } from './side';

export interface Comparison {
  readonly changes: readonly Change[];
  /** Policies of the later side beside which a policy goes or loosens, changed or not. */
  readonly policies: readonly Entry[];
  readonly unreadable: readonly Unreadable[];
}

/** What differs, object by object, sorted by environment, component and file. */
export async function compare(before: Side, after: Side, environments: readonly string[] = []): Promise<Comparison> {
  const [gone, come] = differingFiles(before, after);
  const isWanted = (file: string) => environments.length === 0 || environments.includes(placeOf(file).environment);
  const [old, young] = await parseSides(
    { side: before, files: gone.filter(isWanted) },
    { side: after, files: come.filter(isWanted) },
  );
  const [was, is] = [entriesOf(before.name, old), entriesOf(after.name, young)];
  const identities = new Set([...is.byIdentity.keys(), ...was.byIdentity.keys()]);
  const changes = [...identities].flatMap(
    (identity) => changeOf(was.byIdentity.get(identity), is.byIdentity.get(identity)) ?? [],
  );
  const policies = [...is.byIdentity.values(), ...(await policiesBeside(changes, after, new Set(come)))];
  return { changes: changes.sort(byPlace), policies, unreadable: [...was.unreadable, ...is.unreadable] };
}

/** The files of each side whose content the other side does not have in the same component. */
function differingFiles(before: Side, after: Side): [string[], string[]] {
  const keyOf = (file: string, id: string): string => {
    const { environment, component, isValues } = placeOf(file);
    return isValues ? `${file} ${id}` : `${environment}/${component} ${id}`;
  };
  const keys = ({ files }: Side) => new Set(Array.from(files, ([file, id]) => keyOf(file, id)));
  const without = ({ files }: Side, other: ReadonlySet<string>) =>
    Array.from(files).flatMap(([file, id]) => (other.has(keyOf(file, id)) ? [] : [file]));
  return [without(before, keys(after)), without(after, keys(before))];
}

interface Wanted {
  readonly side: Side;
  readonly files: readonly string[];
}

/** All at once, so that the threads are started once. */
async function parseSides(before: Wanted, after: Wanted): Promise<[Map<string, Parsed>, Map<string, Parsed>]> {
  const [old, young] = await Promise.all([before, after].map(({ side, files }) => side.read(files)));
  const files = [...new Set([...before.files, ...after.files])];
  const parsed = await parseAll(files.map((file) => ({ file, before: old?.get(file), after: young?.get(file) })));
  const of = (state: 'before' | 'after') =>
    new Map(
      parsed.flatMap((one, index): [string, Parsed][] => {
        const found = one[state];
        return found ? [[files[index] ?? '', found]] : [];
      }),
    );
  return [of('before'), of('after')];
}

function changeOf(before: Entry | undefined, after: Entry | undefined): Change | undefined {
  const place = (after ?? before)?.place;
  if (place === undefined) return undefined;
  const objects = { before: before?.object, after: after?.object };
  if (!before) return { action: 'added', place, ...objects, fields: [] };
  if (!after) return { action: 'removed', place, ...objects, fields: [] };
  const fields = withoutSecrets(after.object, fieldChanges(before.value, after.value));
  const movedFrom = before.place.component === place.component ? undefined : before.place.component;
  if (fields.length === 0 && movedFrom === undefined) return undefined;
  return { action: 'changed', place, movedFrom, ...objects, fields };
}

function byPlace({ place: one }: Change, { place: other }: Change): number {
  const keys = ({ environment, component, file }: Change['place']) => [environment, component, file].join('\0');
  const [a, b] = [keys(one), keys(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
