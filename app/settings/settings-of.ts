import { optionalComponents } from '../inventory';
import type { OptionalComponentName } from '../inventory';
import { services } from '../services';
import type { ServiceName } from '../services';
import type { SettingsFile } from './schema';
import type { Settings } from './settings';

/** The settings in the one order of keys that we use, whatever the order in the file: the same settings, the same bytes. */
export function settingsOf(environment: string, file: SettingsFile, on: ReadonlySet<string>): Settings {
  return {
    environment,
    profile: file.profile,
    target: file.target,
    domain: file.domain,
    git: { url: file.git.url, manifestsBranch: file.git.manifestsBranch },
    imageRegistry: file.imageRegistry,
    images: Object.fromEntries(names(services).flatMap((name) => given(name, file.images[name]))),
    ...(file.storageClass !== undefined && { storageClass: file.storageClass }),
    stores: Object.fromEntries(
      names(services).flatMap((name) => given(name, file.stores[name] ?? services[name].store)),
    ),
    storeNames: Object.fromEntries(names(services).flatMap((name) => given(name, file.storeNames[name]))),
    backup: { schedule: file.backup.schedule, retentionDays: file.backup.retentionDays },
    ...(file.alerts !== undefined && { alerts: { webhook: file.alerts.webhook } }),
    ...(file.notifications !== undefined && { notifications: { webhook: file.notifications.webhook } }),
    services: switches<ServiceName>(services, on),
    components: switches<OptionalComponentName>(optionalComponents, on),
  };
}

const names = <Name extends string>(inventory: Record<Name, unknown>): Name[] => Object.keys(inventory) as Name[];

const given = <Value extends string>(name: string, value: Value | undefined): [string, Value][] =>
  value === undefined ? [] : [[name, value]];

function switches<Name extends string>(inventory: Record<Name, unknown>, on: ReadonlySet<string>) {
  return Object.fromEntries(names(inventory).map((name) => [name, on.has(name)])) as Record<Name, boolean>;
}
