import * as path from 'node:path';
import { App } from 'cdk8s';
import { profiles } from '../../app/profiles';
import { loadSettings } from '../../app/settings/load';
import type { Settings } from '../../app/settings/settings';
import { Testbed } from '../../app/testbed';
import { Footprint } from '../../constructs/shared/footprint';
import { parseQuantity } from '../../constructs/shared/quantity';
import { demandOf, itemsOf, total } from './demand';
import type { Demand } from './demand';
import { serviceNames, switchAll, withWhatTheyNeed } from './narrow';
import { pack } from './pack';
import type { Item, Room } from './pack';
import { switchOff } from './switch-off';

/** What the nodes are. */
export interface Cluster extends Room {
  readonly nodes: number;
}

/** What an environment asks of a cluster. */
export interface Plan {
  readonly environment: string;
  readonly cluster: Cluster;
  readonly components: readonly Demand[];
  readonly total: Omit<Demand, 'component'>;
  readonly fits: boolean;
  /** What is requested on each node. */
  readonly nodes: readonly Room[];
  /** Pods that find no place. */
  readonly unplaced: readonly Item[];
  /** Services without which the rest would fit; absent when it fits, empty when no service would help. */
  readonly switchOff?: readonly string[];
}

export interface PlanOptions {
  /** The folder that holds `environments/`. */
  readonly root: string;
  /** None: all environments. */
  readonly names: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What is not given comes from the profile. */
  readonly cluster: { readonly [Key in keyof Cluster]: Cluster[Key] | undefined };
  /** @default all services that the settings turn on */
  readonly only?: readonly string[];
}

/** @throws SettingsError, or Failure when `only` names what is no service */
export function planAll({ root, names, env, cluster, only }: PlanOptions): Plan[] {
  const load = (environments: readonly string[], switched: Readonly<Record<string, string>>) =>
    loadSettings({
      directory: path.join(root, 'environments'),
      names: environments.length > 0 ? [...new Set(environments)] : undefined,
      env: { ...env, ...switched },
    });
  return load(names, {}).map((settings) => {
    const wanted = only === undefined ? undefined : withWhatTheyNeed(only, settings.stores);
    const unwanted = wanted === undefined ? [] : serviceNames.filter((name) => !wanted.has(name));
    // What is asked for is on, also where the settings switch it off: else the plan would be of something else.
    const asked = { ...switchAll(wanted ?? [], true), ...switchAll(unwanted, false) };
    const without = (off: ReadonlySet<string>) => {
      const gone = serviceNames.filter((name) => off.has(name));
      return load([settings.environment], { ...asked, ...switchAll(gone, false) })[0] ?? settings;
    };
    const all = without(new Set());
    const plan = planOne(all, cluster);
    if (plan.fits) return plan;
    const fitsWithout = (off: ReadonlySet<string>) => planOne(without(off), cluster);
    return { ...plan, switchOff: switchOff(all, fitsWithout) };
  });
}

function planOne(settings: Settings, given: PlanOptions['cluster']): Plan {
  const { nodes: usual } = profiles[settings.profile];
  const cluster = {
    nodes: given.nodes ?? usual.count,
    cpu: given.cpu ?? parseQuantity(usual.cpu),
    memory: given.memory ?? parseQuantity(usual.memory),
  };
  const footprints = new Testbed(new App(), settings).components
    .map((component) => [component.node.id, Footprint.within(component)] as const)
    .filter(([, pods]) => pods.length > 0);
  const components = footprints.map(([name, pods]) => demandOf(name, pods, cluster.nodes));
  const items = footprints.flatMap(([name, pods]) => itemsOf(name, pods, cluster.nodes));
  const { nodes, unplaced } = pack(items, cluster.nodes, cluster);
  return {
    environment: settings.environment,
    cluster,
    components,
    total: total(components),
    fits: unplaced.length === 0,
    nodes,
    unplaced,
  };
}
