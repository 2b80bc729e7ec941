import * as path from 'node:path';
import { requiresOf, services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { synthesize } from '../../app/synthesize';
import { untilNoticed } from '../argo-cd/sync';
import { at, items } from '../../verify/fields';
import { fullName } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import { componentOf } from '../check';
import type { Check, Site } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';

const keeps = 'argocd.argoproj.io/sync-options';

/** The last check: the environment is not what it was afterwards. */
export const switchedOff: Check = {
  name: 'switched-off',
  claim: 'A service that is switched off goes, and its data stays',
  async run(site) {
    const service = removable(site);
    if (service === undefined) throw new Error('no service is on that none other calls');
    const { plane, applications, repository, signal, settings, folder } = site;
    const own = site.manifests.filter((one) => componentOf(one) === service).map(({ object }) => object);
    const before = await LiveObjects.read(plane.client);
    const without = { ...settings, services: { ...settings.services, [service]: false } };
    const dist = path.join(path.dirname(path.dirname(folder)), 'switched-off');
    synthesize([without], dist);
    await repository.replace(dist, `Switch ${service} off`);
    const isGone = () => Promise.resolve(applications.get(service) === undefined);
    const options = { client: plane.client, log: applications, name: 'root', signal };
    await untilNoticed(`Application ${service} goes`, isGone, options);
    const after = await LiveObjects.read(plane.client);
    const isKept = (annotations: Readonly<Record<string, string>> = {}) =>
      annotations[keeps]?.includes('Prune=false') === true;
    const there = own.filter((object) => before.find(object));
    const kept = there.filter(({ metadata }) => isKept(metadata.annotations));
    const data = dataOf(before, service);
    return {
      looked: `${service}: ${there.length - kept.length} objects to go, ${kept.length + data.length} to stay`,
      problems: [
        ...there
          .filter((one) => !kept.includes(one) && after.find(one))
          .map((one) => `${fullName(one)} is still there`),
        ...[...kept, ...data].filter((one) => !after.find(one)).map((one) => `${fullName(one)} is gone, with its data`),
      ],
    };
  },
};

/** Volumes, and the pods that serve what is on them. */
function dataOf(live: LiveObjects, namespace: string): readonly Manifest[] {
  const isHere = ({ metadata }: Manifest): boolean => metadata.namespace === namespace;
  const hasVolume = (pod: Manifest): boolean =>
    items(at(pod.spec, 'volumes')).some((volume) => at(volume, 'persistentVolumeClaim') !== undefined);
  return [
    ...live.of('/PersistentVolumeClaim').filter(isHere),
    ...live.of('/Pod').filter((pod) => isHere(pod) && hasVolume(pod)),
  ];
}

/** A service that is on and that no other one requires, preferably with data. */
function removable({ settings, manifests }: Site): ServiceName | undefined {
  const on = (Object.keys(services) as ServiceName[]).filter((name) => settings.services[name]);
  const free = on.filter((name) => !on.some((other) => requiresOf(other).includes(name)));
  const hasData = (name: ServiceName) =>
    manifests.some((one) => componentOf(one) === name && one.object.metadata.annotations?.[keeps] !== undefined);
  return free.find(hasData) ?? free[0];
}
