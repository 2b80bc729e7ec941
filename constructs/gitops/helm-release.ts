import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Footprint } from '../shared/footprint';
import type { PodFootprint } from '../shared/footprint';

/** A folder of a public Git repository at one tag. */
export interface GitFolder {
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
}

export interface HelmReleaseProps<Values extends object> {
  /** A chart of the catalogue; `repository` without a scheme is an OCI registry. */
  readonly chart: { readonly repository: string; readonly name: string; readonly version: string };
  /** A folder of a Git repository that holds nothing but the CRDs. @default - the chart brings them */
  readonly crds?: GitFolder;
  /** Helm's release name, from which charts make names. @default - the chart's name */
  readonly releaseName?: string;
  /** Only what differs from the chart's defaults; a name that the chart does not know does not compile. */
  readonly values: Values;
  /** Cluster-scoped kinds that the chart renders with these values, as `group/Kind`: its AppProject admits no others. */
  readonly clusterScopedKinds: readonly string[];
  /** The pods that the chart makes with these values. */
  readonly pods: readonly PodFootprint[];
}

/**
 * A pinned upstream chart, rendered by Argo CD in the namespace of its component. It renders nothing here: the component's
 * Application names it as a source beside the component's own folder.
 */
export class HelmRelease<Values extends object = object> extends Construct {
  /** The releases below a construct. */
  static within(scope: IConstruct): readonly HelmRelease[] {
    return scope.node.findAll().filter((construct) => construct instanceof HelmRelease);
  }

  readonly chart: HelmReleaseProps<Values>['chart'];
  readonly crds?: GitFolder;
  readonly releaseName: string;
  readonly values: Values;
  readonly clusterScopedKinds: readonly string[];

  constructor(scope: Construct, id: string, props: HelmReleaseProps<Values>) {
    super(scope, id);
    this.chart = props.chart;
    this.crds = props.crds;
    this.releaseName = props.releaseName ?? props.chart.name;
    this.values = props.values;
    this.clusterScopedKinds = props.clusterScopedKinds;
    new Footprint(this, 'footprint', props.pods);
  }
}
