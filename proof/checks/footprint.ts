import { Footprint, sumFootprint } from '../../constructs/shared/footprint';
import { parseQuantity } from '../../constructs/shared/quantity';
import { at, items, text } from '../../verify/fields';
import { groupBy } from '../../verify/group-by';
import type { Manifest } from '../../verify/manifest';
import type { Check } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';

interface Cost {
  readonly pods: number;
  readonly cpu: number;
  readonly memory: number;
}

/** What `npm run synth` says that an environment costs is believed by whoever buys the nodes. */
export const footprint: Check = {
  name: 'footprint',
  claim: 'The pods of each namespace request what the footprint says',
  async run({ testbed, plane }) {
    const running = (await LiveObjects.read(plane.client)).of('/Pod').filter(isMeant);
    // Some components share a namespace, and pods do not say whose they are.
    const namespaces = groupBy(testbed.components, ({ namespace }) => namespace);
    namespaces.delete(undefined);
    const problems = [...namespaces].flatMap(([namespace, components]) => {
      const said = sumFootprint(components.flatMap((component) => Footprint.within(component)));
      const found = costOf(running.filter(({ metadata }) => metadata.namespace === namespace));
      return same(said, found) ? [] : [`${namespace ?? ''}: says ${show(said)}, but there are ${show(found)}`];
    });
    return { looked: `${namespaces.size} namespaces`, problems };
  },
};

/** Pods that end are not part of it: they come and go in what the others leave free. */
const isMeant = (pod: Manifest): boolean =>
  !items(at(pod.metadata, 'ownerReferences')).some((owner) => at(owner, 'kind') === 'Job');

function costOf(pods: readonly Manifest[]): Cost {
  const requests = pods.flatMap((pod) =>
    items(at(pod.spec, 'containers')).map((container) => at(container, 'resources', 'requests')),
  );
  const sum = (name: string): number =>
    requests.reduce<number>((all, one) => all + parseQuantity(text(at(one, name)) ?? '0'), 0);
  return { pods: pods.length, cpu: sum('cpu'), memory: sum('memory') };
}

const same = (a: Cost, b: Cost): boolean =>
  a.pods === b.pods && Math.abs(a.cpu - b.cpu) < 1e-6 && Math.abs(a.memory - b.memory) < 1;

const show = ({ pods, cpu, memory }: Cost): string =>
  `${pods} pods, ${cpu.toFixed(3)} cores, ${Math.round(memory / 2 ** 20)} MiB`;
