import { services } from './services';
import type { Settings } from './settings/settings';

/** What there is to see: the shop, and whatever the services that are on keep their data in. */
export function dashboardsOf({ services: on, stores }: Pick<Settings, 'services' | 'stores'>): string[] {
  const running = Object.entries(services).filter(([name]) => on[name as keyof typeof on]);
  const kept = running.flatMap(([name, { cache, queue }]) => [
    stores[name as keyof typeof stores],
    cache,
    ...(queue === undefined ? [] : ['queues']),
  ]);
  return [...new Set(['shop', ...kept.filter((name) => name !== undefined)])].sort();
}
