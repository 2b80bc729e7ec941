import { describeApplication, waveOf } from '../argo-cd/application';
import { blockerOf } from '../argo-cd/blocked';
import { untilHalted } from '../argo-cd/halts';
import type { Halt } from '../argo-cd/halts';
import { componentOf } from '../check';
import type { Check, Site } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { kindOf } from '../../verify/kind';

/**
 * Every operator is held at its last step until Argo CD waits for nothing else. Each time nothing of a later wave or phase may be
 * there, and each Application has to say what it waits for; then the operators that were named are let go.
 */
export const operatorsOneByOne: Check = {
  name: 'operators-one-by-one',
  claim: 'An operator that is not ready stops what comes later, and is named',
  async run(site) {
    const { operators, manifests, signal } = site;
    const problems: string[] = [];
    const released: string[] = [];
    for (;;) {
      const halts = await untilHalted(site);
      if (halts.length === 0) break;
      const live = await LiveObjects.read(site.plane.client);
      problems.push(...laterWaves(site, halts), ...halts.flatMap((halt) => laterPhases(site, live, halt)));
      // All that are named now, each by an Application of its own: one at a time would ask the same question for minutes.
      const named = [...new Set(halts.map(({ kind }) => kind))];
      released.push(...named);
      await Promise.all(named.map((kind) => operators.release(kind, signal)));
    }
    const used = new Set(manifests.map(({ object }) => kindOf(object)));
    for (const kind of operators.heldKinds.filter((one) => used.has(one))) {
      problems.push(`all is healthy while no ${kind} is ready: its health check is missing or too kind`);
      await operators.release(kind, signal);
    }
    return { looked: `${released.length} kinds of operators`, problems };
  },
};

/** Applications that should not be there yet, and a root that does not say whom it waits for. */
function laterWaves({ applications, manifests }: Site, halts: readonly Halt[]): readonly string[] {
  const wave = Math.min(...halts.map(({ application }) => waveOf(application)));
  const kinds = [...new Set(halts.map(({ kind }) => kind))].join(', ');
  const early = applications.current.filter((one) => one.metadata.name !== 'root' && waveOf(one) > wave);
  const problems = early.map(({ metadata }) => `${metadata.name} is there while wave ${wave} waits for ${kinds}`);
  const isLast = manifests.every(({ object }) => object.kind !== 'Application' || waveOf(object) <= wave);
  const root = applications.get('root');
  const named = root && blockerOf(root)?.name;
  if (isLast || halts.some(({ application }) => application.metadata.name === named)) return problems;
  return [...problems, `the root does not name what it waits for: ${root ? describeApplication(root) : 'it is gone'}`];
}

/** Objects of an Application that should not be there before what it waits for. */
function laterPhases({ manifests }: Site, live: LiveObjects, { application, kind, phase }: Halt): readonly string[] {
  if (phase === undefined) return [];
  const { name } = application.metadata;
  return manifests
    .filter((one) => componentOf(one) === name && waveOf(one.object) > phase && live.find(one.object))
    .map(
      ({ object }) => `${name}: ${object.kind} ${object.metadata.name} is there while phase ${phase} waits for ${kind}`,
    );
}
