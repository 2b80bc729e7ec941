import { ApiObject } from 'cdk8s';
import type { App } from 'cdk8s';
import { isDeepStrictEqual } from 'node:util';
import { fullName } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import { assertFree } from './taken';

interface Rules {
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
}

/** An object as it is rendered. */
export interface Rendered extends Manifest {
  readonly spec?: Rules & Readonly<Record<string, unknown>>;
}

/** What additions to an app add to its manifests, one after the other. */
export class Additions {
  private rendered: readonly Rendered[] | undefined;

  constructor(private readonly app: App) {}

  /**
   * What one adds. A policy that it widens stays as it is, because Argo CD would set it right again: a second one for the same
   * pods says what is new. Policies add up.
   *
   * @param suffix ends the names of those policies
   * @throws Failure when something is called like that already
   */
  of(add: () => void, suffix: string): Rendered[] {
    const before = this.rendered ?? render(this.app);
    add();
    const after = render(this.app);
    this.rendered = after;
    assertFree(before, after);
    const known = new Map(before.map((object) => [fullName(object), object]));
    return after.flatMap((object) => {
      const old = known.get(fullName(object));
      if (old === undefined) return [object];
      if (isDeepStrictEqual(old, object)) return [];
      if (object.kind !== 'NetworkPolicy') throw new Error(`restoring would change ${fullName(object)}`);
      return [widening(old, object, suffix)];
    });
  }
}

function widening(old: Rendered, widened: Rendered, suffix: string): Rendered {
  const news = (direction: keyof Rules) => {
    const known = old.spec?.[direction] ?? [];
    return (widened.spec?.[direction] ?? []).filter((rule) => !known.some((other) => isDeepStrictEqual(rule, other)));
  };
  const [ingress, egress] = [news('ingress'), news('egress')];
  const { podSelector } = widened.spec ?? {};
  return {
    ...widened,
    metadata: { ...widened.metadata, name: `${widened.metadata.name}-${suffix}` },
    spec: {
      podSelector,
      policyTypes: [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])],
      ...(ingress.length > 0 && { ingress }),
      ...(egress.length > 0 && { egress }),
    },
  };
}

/** Not by `toJson` of each chart, which walks the whole app each time. */
function render(app: App): Rendered[] {
  const objects = app.node.findAll().filter((construct) => construct instanceof ApiObject);
  return objects.map((object) => object.toJson() as Rendered);
}
