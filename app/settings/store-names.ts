import { partNames, services } from '../services';
import type { ServiceName } from '../services';
import { stores } from '../stores';
import type { StoreName } from '../stores';
import { checkStoreName } from './dns-name';
import type { IssueComplaint } from './issue-complaints';
import type { Complaint } from './problem';
import { isMap } from './setting-map';

/**
 * What names of stores say that no schema can: which product has to take the name is another setting, and so is what else the
 * service is made of. The rest of the file need not be sound.
 */
export function storeNameComplaints(raw: Readonly<Record<string, unknown>>): IssueComplaint[] {
  const { storeNames } = raw;
  if (!isMap(storeNames)) return [];
  return (Object.keys(services) as ServiceName[]).flatMap((service) => {
    const name = Object.hasOwn(storeNames, service) ? storeNames[service] : undefined;
    // What is no name at all is for the schema to refuse.
    if (typeof name !== 'string' || checkStoreName(name) !== undefined) return [];
    const found = [tooLong(name, storeOf(service, raw.stores)), taken(name, service)];
    return found.flatMap((complaint) =>
      complaint === undefined ? [] : [{ path: ['storeNames', service], isKey: false, ...complaint }],
    );
  });
}

/** @returns undefined when it has none, or a choice that is for the schema to refuse */
function storeOf(service: ServiceName, choices: unknown): StoreName | undefined {
  const chosen = isMap(choices) && Object.hasOwn(choices, service) ? choices[service] : services[service].store;
  return typeof chosen === 'string' && Object.hasOwn(stores, chosen) ? (chosen as StoreName) : undefined;
}

function tooLong(name: string, store: StoreName | undefined): Complaint | undefined {
  if (store === undefined || name.length <= stores[store].maxNameLength) return undefined;
  const { maxNameLength } = stores[store];
  return {
    rule: `must have at most ${maxNameLength} characters: it is the name of a store of the kind ${store}, which makes others of it`,
    remedy: `shorten it by ${name.length - maxNameLength}`,
  };
}

/** What every namespace of ours has, and the one word that no part of a program may be called. */
const reserved = ['namespace', 'default-deny', 'dns', 'kibana', 'constructor'];

function taken(name: string, service: ServiceName): Complaint | undefined {
  const parts = (Object.keys(services) as ServiceName[]).flatMap((one) => Object.values(partNames(one, services[one])));
  const isPart = parts.some((part) => name === part || name.startsWith(`${part}-`));
  if (name !== service && !isPart && !reserved.includes(name) && !name.endsWith('-check')) return undefined;
  return {
    rule: 'must not be what something else in the namespace is called',
    remedy: `write a name such as ${service}-db-2`,
  };
}
