import { groupBy } from '../../verify/group-by';
import type { Danger } from './danger';

/** The same danger, wherever it is: said once. */
export interface DangerGroup extends Pick<Danger, 'rule' | 'reason' | 'remedy'> {
  /** Each as `local apps/v1 Deployment user/user spec.selector`. */
  readonly places: readonly string[];
}

export const dangerGroups = (dangers: readonly Danger[]): readonly DangerGroup[] =>
  [...groupBy(dangers, ({ rule, reason, remedy }) => JSON.stringify([rule, reason, remedy])).values()].map((alike) => {
    const [{ rule, reason, remedy }] = alike;
    const places = alike.map(({ place, object, path }) => [place.environment, object, path].filter(Boolean).join(' '));
    return { rule, reason, remedy, places };
  });
