import { kindOf } from '../../verify/kind';
import type { Manifest } from '../../verify/manifest';
import { discover } from './discovery';
import type { KubeClient, Resource } from './kube-client';

/** Everything that was in the cluster at one moment. */
export class LiveObjects {
  static async read(client: KubeClient): Promise<LiveObjects> {
    const resources = await discover(client);
    const lists = await Promise.all(resources.map((resource) => client.list(resource)));
    return new LiveObjects(resources, lists.flat());
  }

  private readonly byIdentity: ReadonlyMap<string, Manifest>;
  private readonly byKind: ReadonlyMap<string, Resource>;

  private constructor(
    resources: readonly Resource[],
    readonly all: readonly Manifest[],
  ) {
    this.byIdentity = new Map(all.map((object) => [identityOf(object), object]));
    this.byKind = new Map(resources.map((resource) => [`${resource.group}/${resource.kind}`, resource]));
  }

  /** The live form of a manifest, whatever version it is written in. */
  find(manifest: Manifest): Manifest | undefined {
    return this.byIdentity.get(identityOf(manifest));
  }

  /** @param kind as `<group>/<Kind>` */
  of(kind: string): readonly Manifest[] {
    return this.all.filter((object) => kindOf(object) === kind);
  }

  /** @param kind as `<group>/<Kind>` */
  resource(kind: string): Resource | undefined {
    return this.byKind.get(kind);
  }
}

/** Who an object is, as `apps/Deployment user/user`. */
export const identityOf = (object: Manifest): string =>
  `${kindOf(object)} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
