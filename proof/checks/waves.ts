import { waveOf } from '../argo-cd/application';
import type { ApplicationEvent } from '../argo-cd/application-log';
import type { Check } from '../check';

interface Life {
  readonly name: string;
  readonly wave: number;
  /** Revision of the cluster at which it appeared, and at which it was first synced and healthy. */
  readonly born: number;
  readonly healthy: number;
}

/** The order is read from the cluster's own revisions, not from clocks. */
export const waves: Check = {
  name: 'waves',
  claim: 'No Application appears before all of the earlier waves are synced and healthy',
  run({ applications }) {
    const lives = livesOf(applications.events).filter(({ name }) => name !== 'root');
    const problems = lives.flatMap((later) =>
      lives
        .filter((earlier) => earlier.wave < later.wave && earlier.healthy > later.born)
        .map(
          (earlier) =>
            `${later.name} (wave ${later.wave}) began before ${earlier.name} (wave ${earlier.wave}) was healthy`,
        ),
    );
    const count = new Set(lives.map(({ wave }) => wave)).size;
    return Promise.resolve({ looked: `${count} waves`, problems });
  },
};

function livesOf(events: readonly ApplicationEvent[]): readonly Life[] {
  const lives = new Map<string, Life>();
  for (const { revision, application } of events) {
    const { name } = application.metadata;
    const { sync, health } = application.status ?? {};
    const known = lives.get(name) ?? { name, wave: waveOf(application), born: revision, healthy: Infinity };
    const isHealthy = sync?.status === 'Synced' && health?.status === 'Healthy';
    lives.set(name, isHealthy && known.healthy === Infinity ? { ...known, healthy: revision } : known);
  }
  return [...lives.values()];
}
