import type { Settings } from './settings';

/** Whether all is on that can be switched off. */
export const hasEverything = ({ services, components }: Settings): boolean =>
  [services, components].every((switches) => Object.values(switches).every(Boolean));

/** The same environment with everything on that there is. */
export function withEverything(settings: Settings): Settings {
  const on = <Name extends string>(switches: Readonly<Record<Name, boolean>>) =>
    Object.fromEntries(Object.keys(switches).map((name) => [name, true])) as Record<Name, boolean>;
  return { ...settings, services: on(settings.services), components: on(settings.components) };
}
