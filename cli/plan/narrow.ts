import { variableOf } from '../../app/settings/overrides';
import { requiresOf, services } from '../../app/services';
import type { ServiceName, StoreChoices } from '../../app/services';
import { printable } from '../../app/settings/printable';
import { didYouMean } from '../../app/settings/suggestion';
import { Failure } from '../failure';

export const serviceNames = Object.keys(services) as ServiceName[];

/** Variables that turn services on or off, whatever the settings say. */
export function switchAll(names: Iterable<ServiceName>, on: boolean): Record<string, string> {
  return Object.fromEntries([...names].map((name) => [variableOf(['services', name]), String(on)]));
}

/** The services, and those that they require. @throws Failure when a name is no service */
export function withWhatTheyNeed(names: readonly string[], stores: StoreChoices): Set<ServiceName> {
  const wrong = names.filter((name) => !serviceNames.includes(name as ServiceName));
  if (wrong.length > 0) {
    const remedies = wrong.map((name) => `${printable(name)}: ${didYouMean(name, serviceNames)}`);
    throw new Failure(
      `--only takes services, and ${wrong.map(printable).join(', ')} is none`,
      `${remedies.join('; ')}; environments stand before --only`,
    );
  }
  const wanted = new Set<ServiceName>();
  const want = (name: ServiceName) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const required of requiresOf(name, stores)) {
      if (serviceNames.includes(required as ServiceName)) want(required as ServiceName);
    }
  };
  for (const name of names) want(name as ServiceName);
  return wanted;
}
