import { kindOf } from '../../verify/kind';
import type { Change } from './change';
import { entriesOf } from './entries';
import type { Entry } from './entries';
import { parse } from './parse';
import { placeOf } from './place';
import type { Side } from './side';

const isPolicy = ({ before }: Change): boolean =>
  before !== undefined && kindOf(before) === 'networking.k8s.io/NetworkPolicy';

const homeOf = ({ environment, component }: Change['place']): string => `${environment}/${component}`;

/**
 * The policies that stay as they are in components where another one goes or changes: whether pods stand open then, they decide.
 *
 * @param differing files that were read already
 */
export async function policiesBeside(
  changes: readonly Change[],
  side: Side,
  differing: ReadonlySet<string>,
): Promise<readonly Entry[]> {
  const homes = new Set(changes.filter(isPolicy).map(({ place }) => homeOf(place)));
  // The synthesis names a file by the kind that it holds.
  const isBeside = (file: string) =>
    !differing.has(file) && /(^|\/)NetworkPolicy\.[^/]*$/.test(file) && homes.has(homeOf(placeOf(file)));
  const texts = await side.read([...side.files.keys()].filter(isBeside));
  const parsed = new Map(Array.from(texts, ([file, text]) => [file, parse({ file, text })]));
  return [...entriesOf(side.name, parsed).byIdentity.values()];
}
