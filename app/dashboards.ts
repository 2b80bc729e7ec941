import { services } from './services';
import type { Settings } from './settings/settings';

/** What there is to see: the shop, whatever the services that are on keep their data in, and where backups of that go. */
export function dashboardsOf({
  services: on,
  stores,
  components,
}: Pick<Settings, 'services' | 'stores' | 'components'>): string[] {
  const running = Object.entries(services).filter(([name]) => on[name as keyof typeof on]);
  const kept = running.flatMap(([name, { cache, queue }]) => [
    stores[name as keyof typeof stores],
    cache,
    ...(queue === undefined ? [] : ['queues']),
  ]);
  return [
    ...new Set([
      'shop',
      ...(components['object-store'] ? ['seaweedfs'] : []),
      ...kept.filter((name) => name !== undefined),
    ]),
  ].sort();
}
