import type { DangerRule, Found } from '../danger';
import { kindOfChange } from '../danger';
import { holdsData, optionsOf } from '../holds-data';

/** What Argo CD does with what has gone from the branch. */
function fate(isKept: boolean): Found {
  return isKept
    ? {
        reason: 'it holds data and is no longer declared: it stays in the cluster (Prune=false), but nobody manages it',
        remedy: 'Keep it declared, or delete it by hand once its data is saved or no longer wanted.',
      }
    : {
        reason: 'it holds data, and Argo CD will delete it',
        remedy: 'Save the data first, or publish it once with Prune=false,Delete=false before it is removed.',
      };
}

export const data: DangerRule = {
  name: 'data',
  description: 'What holds data, or the only copy of a credential, is removed or handed to another Application.',
  *find(change) {
    const { action, before, movedFrom } = change;
    // Its own rule says what goes with a namespace.
    if (!before || kindOfChange(change) === '/Namespace' || !holdsData(before)) return;
    const isKept = optionsOf(before).includes('Prune=false');
    if (action === 'removed') yield fate(isKept);
    else if (movedFrom !== undefined && !isKept) {
      yield {
        reason: `it holds data and moves from the component ${movedFrom}, whose Application deletes it if it syncs first`,
        remedy: 'Publish it once with Prune=false before it moves.',
      };
    }
  },
};
