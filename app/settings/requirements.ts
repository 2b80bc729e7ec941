import { optionalComponents } from '../inventory';
import { requiresOf, services } from '../services';
import type { ServiceName, StoreChoices } from '../services';
import { stores as storeTable } from '../stores';
import type { StoreName } from '../stores';
import type { Requirements, Root } from './resolution';
import { isMap } from './setting-map';

/** What requires what, services and components together; which store a service has decides what it requires. */
export function requirementsWith({ stores }: Choices): Requirements {
  const choices: StoreChoices = Object.fromEntries(
    Object.entries(stores).filter((choice): choice is [ServiceName, StoreName] => isStoreChoice(...choice)),
  );
  const ofServices = (Object.keys(services) as ServiceName[]).map((name) => [
    name,
    { requires: requiresOf(name, choices) },
  ]);
  return { ...(Object.fromEntries(ofServices) as Requirements), ...optionalComponents };
}

/** A choice that is not legal is for the schema to refuse. */
function isStoreChoice(service: string, store: unknown): boolean {
  return service in services && typeof store === 'string' && store in storeTable;
}

/** What of a file decides what runs. It is read even when the rest of the file is not sound, so nothing is typed. */
export interface Choices {
  readonly target?: unknown;
  readonly storageClass?: unknown;
  readonly stores: Readonly<Record<string, unknown>>;
  readonly services: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, unknown>>;
}

export function choicesOf(raw: Readonly<Record<string, unknown>>): Choices {
  const section = (name: string) => (isMap(raw[name]) ? raw[name] : {});
  return {
    target: raw.target,
    storageClass: raw.storageClass,
    stores: section('stores'),
    services: section('services'),
    components: section('components'),
  };
}

/** Services are on unless they are turned off, components are off unless they are turned on; then what the target brings. */
export function rootsOf(choices: Choices): Root[] {
  const running = Object.keys(services).filter((name) => choices.services[name] !== false);
  const wanted = Object.keys(optionalComponents).filter((name) => choices.components[name] === true);
  return [
    ...running.map((name) => switchedOn('services', name)),
    ...wanted.map((name) => switchedOn('components', name)),
    ...targetRoots(choices),
  ];
}

/** What the settings turn off in so many words. */
export function turnedOff(choices: Choices): Set<string> {
  const all = [...Object.entries(choices.services), ...Object.entries(choices.components)];
  return new Set(all.filter(([, value]) => value === false).map(([name]) => name));
}

/**
 * Bare machines bring disks but no StorageClass, and every datastore claims volumes: without Ceph, or a class that somebody
 * else keeps, no volume would ever be bound. kind ships a class, and the clouds have theirs.
 */
function targetRoots({ target, storageClass }: Choices): Root[] {
  if (target !== 'bare-metal' || storageClass !== undefined) return [];
  const because = 'the target bare-metal without a storageClass';
  return [{ name: 'ceph', because, path: ['target'], remedy: 'set storageClass to one that the cluster has' }];
}

function switchedOn(section: 'services' | 'components', name: string): Root {
  return { name, because: name, path: [section, name], remedy: `turn off ${name}` };
}
