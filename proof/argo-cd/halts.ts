import { kindOf } from '../../verify/kind';
import { componentOf } from '../check';
import type { Site } from '../check';
import { until } from '../processes/until';
import { describeApplication, isSettled, waveOf } from './application';
import type { Application } from './application';
import { blockerOf } from './blocked';

/** An Application that stands still, and the kind whose operator it waits for. */
export interface Halt {
  readonly application: Application;
  /** As `<group>/<Kind>`. */
  readonly kind: string;
  /** The wave, within the Application, of what is waited for; undefined when its sync is over and only its health is not. */
  readonly phase?: number;
}

/** Seconds after which something stands still; less may be a step that is just being made. */
const still = 1;

/** Seconds in which Argo CD gets from one halt to the next. */
const within = 240;

/**
 * Waits until nothing moves any more but what held operators hold up.
 *
 * @returns who stands still; nobody when everything is settled
 * @throws Failure when neither comes true, with the state of every Application that is not settled
 */
export async function untilHalted(site: Site): Promise<readonly Halt[]> {
  const { applications, signal } = site;
  const unsettled = () => applications.current.filter((one) => !isSettled(one));
  let since = { events: -1, time: 0 };
  const isStill = (): boolean => {
    const { length: events } = applications.events;
    if (events !== since.events) since = { events, time: performance.now() };
    return performance.now() - since.time > still * 1000;
  };
  const look = () => {
    const restless = unsettled().filter(({ metadata }) => metadata.name !== 'root');
    const halts = restless.map((one) => haltOf(site, one)).filter((halt) => halt !== undefined);
    const isDone = applications.get('root') !== undefined && unsettled().length === 0;
    const isHalted = halts.length > 0 && halts.length === restless.length && isStill();
    return Promise.resolve(isDone || isHalted ? halts : undefined);
  };
  const explain = () => unsettled().map(describeApplication).join('\n');
  return until('Argo CD goes on', look, { signal, within, explain });
}

function haltOf({ operators, manifests }: Site, application: Application): Halt | undefined {
  const name = application.metadata.name;
  const own = manifests.filter((one) => componentOf(one) === name).map(({ object }) => object);
  const blocker = blockerOf(application);
  if (blocker) {
    if (!operators.isHeld(blocker.kind)) return undefined;
    const waited = own.find((one) => kindOf(one) === blocker.kind && one.metadata.name === blocker.name);
    return { application, kind: blocker.kind, phase: waited && waveOf(waited) };
  }
  // The last phase is not waited for by the sync, only by the health of the Application.
  const { sync, health, operationState, resources = [] } = application.status ?? {};
  if (operationState?.phase !== 'Succeeded' || sync?.status !== 'Synced' || health?.status === 'Healthy')
    return undefined;
  const ill = resources.filter((one) => one.health?.status !== undefined && one.health.status !== 'Healthy');
  const kind = ill.map(({ group = '', kind: name }) => `${group}/${name}`).find((one) => operators.isHeld(one));
  return kind === undefined ? undefined : { application, kind };
}
