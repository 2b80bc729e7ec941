import { groupBy } from '../../verify/group-by';
import { kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import { nameOf } from './change';
import type { Change } from './change';
import type { Comparison } from './compare';
import { placeOf } from './place';
import type { Place } from './place';
import type { Side } from './side';

/** What somebody should look at before the change reaches a cluster. */
export interface Danger {
  readonly rule: string;
  readonly place: Place;
  /** As `apps/v1 Deployment user/user`. */
  readonly object: string;
  /** Of the field, as `spec.template.spec.containers[name=app].image`; '' when it is the object as a whole. */
  readonly path: string;
  readonly reason: string;
  readonly remedy: string;
}

/** What a rule finds on one object. */
export type Found = Pick<Danger, 'reason' | 'remedy'> & { readonly path?: string };

/** What a rule may know beyond the object. */
export interface Context {
  /** Of an environment that was not there before nothing can be lost, and nobody is exposed who was not. */
  isNew(environment: string): boolean;
  /** Whether the namespace of an object comes, or goes, with this change. */
  comesWithNamespace(change: Change): boolean;
  goesWithNamespace(change: Change): boolean;
  /** Other policies of the same namespace, as they will be. */
  policiesBeside(change: Change): readonly Manifest[];
}

export interface DangerRule {
  readonly name: string;
  readonly description: string;
  find(change: Change, context: Context): Iterable<Found>;
}

export function contextOf({ changes, policies }: Comparison, before: Side | undefined): Context {
  const known = new Set(Array.from(before?.files.keys() ?? [], (file) => placeOf(file).environment));
  const namespaces = (action: Change['action']): ReadonlySet<string> =>
    new Set(changes.filter((change) => change.action === action).flatMap(namespaceOf));
  const [come, gone] = [namespaces('added'), namespaces('removed')];
  const beside = new Map(
    Array.from(
      groupBy(
        policies.filter(({ object }) => object && kindOf(object) === 'networking.k8s.io/NetworkPolicy'),
        ({ place, object }) => `${place.environment}/${object?.metadata.namespace ?? ''}`,
      ),
      ([home, entries]) => [home, entries.flatMap(({ object }) => object ?? [])],
    ),
  );
  return {
    isNew: (environment) => !known.has(environment),
    comesWithNamespace: (change) => come.has(homeOf(change)),
    goesWithNamespace: (change) => gone.has(homeOf(change)),
    policiesBeside: (change) => (beside.get(homeOf(change)) ?? []).filter((policy) => policy !== change.after),
  };
}

function namespaceOf({ before, after, place }: Change): string[] {
  const object = after ?? before;
  return object && kindOf(object) === '/Namespace' ? [`${place.environment}/${object.metadata.name}`] : [];
}

const homeOf = ({ before, after, place }: Change): string =>
  `${place.environment}/${(after ?? before)?.metadata.namespace ?? ''}`;

/** The kind of an object, as `<group>/<Kind>`; '' for a file that holds none. */
export function kindOfChange({ before, after }: Change): string {
  const object = after ?? before;
  return object ? kindOf(object) : '';
}

/** What it was and what it will be, for rules on objects that stay. */
export function bothOf({ before, after }: Change): { before: Manifest; after: Manifest } | undefined {
  return before && after ? { before, after } : undefined;
}

export const dangerOn = (change: Change, rule: string, { path = '', reason, remedy }: Found): Danger => ({
  rule,
  place: change.place,
  object: nameOf(change),
  path,
  reason,
  remedy,
});
