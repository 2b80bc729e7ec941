import type { ControlPlane } from '../control-plane/control-plane';
import { discover } from '../kubernetes/discovery';
import type { Resource } from '../kubernetes/kube-client';
import { groupBy } from '../../verify/group-by';
import { until } from '../processes/until';
import type { Manifest } from '../../verify/manifest';
import { isReadyStage, kindOfStage } from './stages';
import type { Stage } from './stages';

/** Seconds until an object that nothing has happened to is touched again; a touch begins the delay of its Stage anew. */
const patience = 3;

/**
 * All operators, simulated. They do everything but their last step: an operator that is held makes its children and stays half
 * ready until it is released.
 */
export class Operators {
  /** The last step of each kind, as `<group>/<Kind>`. */
  private readonly held: Map<string, readonly Stage[]>;
  private readonly working: readonly Stage[];

  constructor(
    private readonly plane: ControlPlane,
    stages: readonly Stage[],
  ) {
    this.held = groupBy(stages.filter(isReadyStage), kindOfStage);
    this.working = stages.filter((stage) => !isReadyStage(stage));
  }

  /** Lets them begin, all held. */
  async start(): Promise<void> {
    await this.plane.apply(this.working);
  }

  isHeld(kind: string): boolean {
    return this.held.has(kind);
  }

  /** Kinds that are held, as `<group>/<Kind>`. */
  get heldKinds(): readonly string[] {
    return [...this.held.keys()];
  }

  /** Lets the operator of a kind become ready, now and with all objects that come later. */
  async release(kind: string, signal: AbortSignal): Promise<void> {
    await this.plane.apply(this.held.get(kind) ?? []);
    this.held.delete(kind);
    const { client } = this.plane;
    const resource = (await discover(client)).find((one) => `${one.group}/${one.kind}` === kind);
    if (!resource) return;
    // kwok looks at an object when it changes, not when a Stage does.
    const waiting = await client.list(resource);
    await Promise.all(waiting.map(({ metadata }) => this.wake(resource, metadata, signal)));
  }

  /** Changes an object, without meaning, until somebody has answered with another change. */
  private async wake(resource: Resource, metadata: Manifest['metadata'], signal: AbortSignal): Promise<void> {
    const { client } = this.plane;
    const answer = async (): Promise<boolean> => {
      const annotations = { 'proof/touched': new Date().toISOString() };
      const touched = await client.mergePatch(resource, metadata, { metadata: { annotations } });
      const changed = async () => {
        const now = await client.find(resource, metadata.name, metadata.namespace);
        return now?.metadata.resourceVersion !== touched.metadata.resourceVersion;
      };
      return until(`${metadata.name} is answered`, changed, { signal, within: patience }).catch(() => false);
    };
    await until(`the operator of ${resource.kind} ${metadata.name} goes on`, answer, { signal, within: 120 });
  }
}
