import { switchOff } from '../../../cli/plan/switch-off';
import { requiresOf, services } from '../../../app/services';
import type { ServiceName } from '../../../app/services';

const names = Object.keys(services) as ServiceName[];
const on = Object.fromEntries(names.map((name) => [name, true])) as Record<ServiceName, boolean>;
/** A cluster that has room for all but so many services. */
const short = (missing: number) => (off: ReadonlySet<string>) => ({
  fits: off.size >= missing,
  unplaced: Array.from({ length: Math.max(0, missing - off.size) }, () => ({ cpu: 1, memory: 2 ** 30 })),
});

test('nothing is switched off that something else needs', () => {
  const off = switchOff({ services: on, stores: {} }, short(2));
  expect(off).toHaveLength(2);
  const left = names.filter((name) => !off.includes(name));
  for (const name of left) expect(requiresOf(name).filter((required) => off.includes(required))).toEqual([]);
});

test('of those that can go, the one goes that helps most', () => {
  const callers = names.filter((name) => !names.some((other) => requiresOf(other).includes(name)));
  const wanted = callers.at(-1) ?? '';
  const off = switchOff({ services: on, stores: {} }, (gone) => ({
    fits: gone.has(wanted),
    unplaced: gone.has(wanted) ? [] : [{ cpu: 1, memory: 0 }],
  }));
  expect(off).toEqual([wanted]);
});

test('where no service helps, none is named', () => {
  expect(switchOff({ services: on, stores: {} }, short(names.length + 1))).toEqual([]);
});
