import { isDeepStrictEqual } from 'node:util';
import { fullName, kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import type { Check, Site } from '../check';
import { componentOf } from '../check';
import { untilSettled } from '../argo-cd/sync';
import { LiveObjects } from '../kubernetes/live-objects';
import { until } from '../processes/until';

/** What somebody does at night, and what has to be as before in the morning. */
interface Edit {
  readonly target: Manifest;
  /** A merge patch; none: the object is deleted. */
  readonly patch?: Readonly<Record<string, unknown>>;
}

export const handEdits: Check = {
  name: 'hand-edits',
  claim: 'What somebody changes or deletes by hand is set right again',
  async run(site) {
    const { plane, signal, applications } = site;
    const before = await LiveObjects.read(plane.client);
    const edits = editsOf(site);
    for (const { target, patch } of edits) {
      const resource = before.resource(kindOf(target));
      if (!resource) throw new Error(`the API server does not serve ${kindOf(target)}`);
      await (patch
        ? plane.client.mergePatch(resource, target.metadata, patch)
        : plane.client.delete(resource, target.metadata));
    }
    const heal = async ({ target, patch }: Edit): Promise<readonly string[]> => {
      const resource = before.resource(kindOf(target));
      const wanted = before.find(target);
      const isHealed = async () => {
        const now = resource && (await plane.client.find(resource, target.metadata.name, target.metadata.namespace));
        const isThere = now !== undefined && now.metadata.deletionTimestamp === undefined;
        return isThere && isDeepStrictEqual(now.spec, wanted?.spec);
      };
      return until(`${fullName(target)} is healed`, isHealed, { signal, within: 120 }).then(
        () => [],
        (error: unknown) => {
          signal.throwIfAborted();
          return [`${fullName(target)} was ${patch ? 'changed' : 'deleted'} and stays so: ${String(error)}`];
        },
      );
    };
    const problems = (await Promise.all(edits.map(heal))).flat();
    // What stays bent never settles.
    if (problems.length === 0) await untilSettled(applications, signal);
    return { looked: `${edits.length} edits`, problems };
  },
};

/** In each component a policy that is deleted, a Deployment that is changed and a Service that leads nowhere, where it has them. */
function editsOf({ manifests }: Site): readonly Edit[] {
  const components = [...new Set(manifests.map(componentOf))];
  return components.flatMap((component) => {
    const own = manifests.filter((one) => componentOf(one) === component).map(({ object }) => object);
    const first = (kind: string) => own.filter((object) => object.kind === kind).slice(0, 1);
    return [
      ...first('NetworkPolicy').map((target): Edit => ({ target })),
      ...first('Deployment').map((target): Edit => ({ target, patch: { spec: { revisionHistoryLimit: 7 } } })),
      ...first('Service').map((target): Edit => ({ target, patch: { spec: { selector: { bent: 'true' } } } })),
    ];
  });
}
