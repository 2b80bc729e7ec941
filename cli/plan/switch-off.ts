import { requiresOf } from '../../app/services';
import type { ServiceName } from '../../app/services';
import type { Settings } from '../../app/settings/settings';
import { serviceNames } from './narrow';

interface Outcome {
  readonly fits: boolean;
  readonly unplaced: readonly { readonly cpu: number; readonly memory: number }[];
}

/**
 * Services to turn off, one after the other, until the rest fits: each time the one that leaves the least without a place, of
 * those that no other needs.
 *
 * @param planWithout what comes of it when these are off
 * @returns none when even without any service it does not fit
 */
export function switchOff(
  { services, stores }: Pick<Settings, 'services' | 'stores'>,
  planWithout: (off: ReadonlySet<string>) => Outcome,
): string[] {
  const off = new Set<ServiceName>();
  const running = new Set(serviceNames.filter((name) => services[name]));
  while (running.size > 0) {
    const free = [...running].filter((name) => ![...running].some((other) => requiresOf(other, stores).includes(name)));
    const outcomes = free.map((name) => ({ name, outcome: planWithout(new Set([...off, name])) }));
    const best = outcomes.reduce((one, other) => (missing(other.outcome) < missing(one.outcome) ? other : one));
    off.add(best.name);
    running.delete(best.name);
    if (best.outcome.fits) return [...off];
  }
  return [];
}

/** CPU in cores and memory in 4 GiB: about what clouds sell together. */
function missing({ unplaced }: Outcome): number {
  return unplaced.reduce((sum, { cpu, memory }) => sum + cpu + memory / 2 ** 32, 0);
}
