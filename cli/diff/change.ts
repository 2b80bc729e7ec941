import { fullName } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import type { FieldChange } from './field-changes';
import type { Place } from './place';

export type Action = 'added' | 'removed' | 'changed';

/** What happens to one object, or to one file that holds none. */
export interface Change {
  readonly action: Action;
  /** Where it lies, or lay. */
  readonly place: Place;
  /** The component that it leaves for another one. */
  readonly movedFrom?: string;
  /** Absent for a file that holds no object. */
  readonly before?: Manifest;
  readonly after?: Manifest;
  /** What differs; none for what is added or removed. */
  readonly fields: readonly FieldChange[];
}

/** As `apps/v1 Deployment user/user`, or the file where there is no object. */
export function nameOf({ before, after, place }: Change): string {
  const object = after ?? before;
  return object ? fullName(object) : `file ${place.file}`;
}
