import { groupBy } from '../../verify/group-by';
import { findAlike } from './alike';
import type { Alike } from './alike';
import type { Change } from './change';
import type { FieldChange } from './field-changes';
import type { Report } from './report';

/** The changes of one component, as a report for people tells them. */
export interface ComponentOutline {
  readonly environment: string;
  readonly component: string;
  readonly changes: readonly Change[];
  readonly dangers: number;
  /** Objects to be told one by one, with the fields that are theirs alone. */
  readonly told: readonly Told[];
}

export interface Told {
  readonly change: Change;
  readonly fields: readonly FieldChange[];
}

export interface Outline {
  readonly alike: readonly Alike[];
  readonly components: readonly ComponentOutline[];
}

/** @param isWhole nothing is taken together */
export function outline({ changes, dangers }: Report, isWhole: boolean): Outline {
  const { alike, rest } = findAlike(isWhole ? [] : changes);
  const told = (change: Change): Told[] => {
    const fields = rest.get(change) ?? change.fields;
    const isAllAlike = change.fields.length > 0 && fields.length === 0 && change.movedFrom === undefined;
    return isAllAlike ? [] : [{ change, fields }];
  };
  const nameOf = ({ environment, component }: Change['place']) => `${environment}/${component}`;
  const dangersOf = groupBy(dangers, ({ place }) => nameOf(place));
  return {
    alike,
    components: Array.from(
      groupBy(changes, ({ place }) => nameOf(place)),
      ([name, group]) => ({
        environment: group[0].place.environment,
        component: group[0].place.component,
        changes: group,
        dangers: dangersOf.get(name)?.length ?? 0,
        told: group.flatMap(told),
      }),
    ),
  };
}
