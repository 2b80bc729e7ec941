import type { Check } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { fullName } from '../../verify/kind';
import { at, text } from '../../verify/fields';

/** Reasons of events with which controllers say that the API server has refused something of theirs. */
const refusals = new Set(['FailedCreate', 'FailedUpdate']);

export const admitted: Check = {
  name: 'admitted',
  claim: 'The API server has admitted every object: schemas, CEL, Pod Security, quotas, admission policies',
  async run({ manifests, plane, applications }) {
    const live = await LiveObjects.read(plane.client);
    const absent = manifests.filter(({ object }) => !live.find(object));
    const refused = applications.current.flatMap(({ metadata, status }) =>
      (status?.operationState?.syncResult?.resources ?? [])
        .filter((one) => one.status === 'SyncFailed')
        .map(({ kind, name, message }) => `${metadata.name}: ${kind} ${name}: ${message ?? 'refused'}`),
    );
    const events = live.of('/Event').filter((event) => refusals.has(text(event.reason) ?? ''));
    return {
      looked: `${manifests.length} objects`,
      problems: [
        ...absent.map(({ object, file }) => `${fullName(object)} (${file}) is not there`),
        ...refused,
        ...new Set(
          events.map(
            (event) =>
              `${String(at(event, 'involvedObject', 'kind'))} ${String(at(event, 'involvedObject', 'name'))}: ${String(event.message)}`,
          ),
        ),
      ],
    };
  },
};
