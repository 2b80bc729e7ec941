import * as path from 'node:path';
import { services } from '../../app/inventory';
import type { ServiceName } from '../../app/inventory';
import { synthesize } from '../../app/synthesize';
import { refresh } from '../argo-cd/sync';
import { fullName } from '../../verify/kind';
import { componentOf } from '../check';
import type { Check, Site } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { until } from '../processes/until';

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
    const root = applications.get('root');
    if (root) await refresh(plane.client, root);
    await until(`Application ${service} goes`, () => Promise.resolve(applications.get(service) === undefined), {
      signal,
    });
    const after = await LiveObjects.read(plane.client);
    const isKept = (annotations: Readonly<Record<string, string>> = {}) =>
      annotations[keeps]?.includes('Prune=false') === true;
    const there = own.filter((object) => before.find(object));
    const kept = there.filter(({ metadata }) => isKept(metadata.annotations));
    const claims = before.of('/PersistentVolumeClaim').filter(({ metadata }) => metadata.namespace === service);
    return {
      looked: `${service}: ${there.length - kept.length} objects to go, ${kept.length + claims.length} to stay`,
      problems: [
        ...there
          .filter((one) => !kept.includes(one) && after.find(one))
          .map((one) => `${fullName(one)} is still there`),
        ...[...kept, ...claims]
          .filter((one) => !after.find(one))
          .map((one) => `${fullName(one)} is gone, with its data`),
      ],
    };
  },
};

/** A service that is on and that no other one requires, preferably with data. */
function removable({ settings, manifests }: Site): ServiceName | undefined {
  const on = (Object.keys(services) as ServiceName[]).filter((name) => settings.services[name]);
  const free = on.filter((name) => !on.some((other) => (services[other].requires as readonly string[]).includes(name)));
  const hasData = (name: ServiceName) =>
    manifests.some((one) => componentOf(one) === name && one.object.metadata.annotations?.[keeps] !== undefined);
  return free.find(hasData) ?? free[0];
}
