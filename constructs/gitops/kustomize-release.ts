import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Footprint } from '../shared/footprint';
import type { PodFootprint } from '../shared/footprint';
import type { UpstreamFolder } from './upstream-folder';

/** A part of an object of the folder: what it says replaces or adds to what is there, `$patch: delete` takes the object away. */
export interface KustomizePatch {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

export interface KustomizeReleaseProps {
  /** A folder of the catalogue. */
  readonly source: UpstreamFolder;
  /** Each must name an object that the folder has: else Argo CD renders nothing, and says so. */
  readonly patches: readonly KustomizePatch[];
  /** Cluster-scoped kinds that the folder renders with these patches, as `group/Kind`: its AppProject admits no others. */
  readonly clusterScopedKinds: readonly string[];
  /** The pods that the folder makes with these patches. */
  readonly pods: readonly PodFootprint[];
}

/**
 * What a pinned folder of an upstream repository makes, rendered by Argo CD in the namespace of its component: for operators
 * without a chart. It renders nothing here: the component's Application names it as a source beside the component's own folder.
 */
export class KustomizeRelease extends Construct {
  /** The releases below a construct. */
  static within(scope: IConstruct): readonly KustomizeRelease[] {
    return scope.node.findAll().filter((construct) => construct instanceof KustomizeRelease);
  }

  readonly source: UpstreamFolder;
  readonly patches: readonly KustomizePatch[];
  readonly clusterScopedKinds: readonly string[];

  constructor(scope: Construct, id: string, { source, patches, clusterScopedKinds, pods }: KustomizeReleaseProps) {
    super(scope, id);
    this.source = source;
    this.patches = patches;
    this.clusterScopedKinds = clusterScopedKinds;
    new Footprint(this, 'footprint', pods);
  }
}
