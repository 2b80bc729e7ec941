import { sync, untilSettled } from '../argo-cd/sync';
import type { Manifest } from '../../verify/manifest';
import type { Check } from '../check';
import { lastWrites, writtenBetween } from '../kubernetes/revisions';

const hook = 'argocd.argoproj.io/hook';

/** Whether a key is that of a Job that runs at every sync, or of a pod of it. */
const isOf = ({ metadata: { namespace = '', name } }: Manifest, key: string): boolean =>
  key === `jobs/${namespace}/${name}` || key.startsWith(`pods/${namespace}/${name}-`);

export const secondSync: Check = {
  name: 'second-sync',
  claim: 'A second sync of everything writes nothing, hooks aside',
  async run({ plane, applications, manifests, signal }) {
    const names = applications.current.map(({ metadata }) => metadata.name);
    // What the proof has applied beforehand, definitions, Argo CD takes for synced: their Application has no first sync behind it.
    const never = applications.current.filter(({ status }) => status?.operationState === undefined);
    for (const { metadata } of never) await sync(plane.client, applications, metadata.name, signal);
    await untilSettled(applications, signal);
    const before = await lastWrites(plane.etcdUrl);
    const synced = await Promise.all(names.map((name) => sync(plane.client, applications, name, signal)));
    await untilSettled(applications, signal);
    const hooks = manifests.filter(({ object }) => object.metadata.annotations?.[hook] !== undefined);
    const written = writtenBetween(before, await lastWrites(plane.etcdUrl)).filter(
      (key) => !hooks.some((one) => isOf(one.object, key)),
    );
    const failed = synced.filter(({ status }) => status?.operationState?.phase !== 'Succeeded');
    return {
      looked: `${before.size} objects, ${names.length} Applications`,
      problems: [
        ...failed.map(({ metadata, status }) => `${metadata.name}: ${status?.operationState?.message ?? 'failed'}`),
        ...written.map((key) => `${key} was written`),
      ],
    };
  },
};
