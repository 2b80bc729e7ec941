import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { Footprint } from '../shared/footprint';
import type { PodFootprint } from '../shared/footprint';

export interface HelmReleaseProps<Values extends object> {
  /** A chart of the catalogue; `repository` without a scheme is an OCI registry. */
  readonly chart: { readonly repository: string; readonly name: string; readonly version: string };
  /** Helm's release name, from which charts make names. @default - the chart's name */
  readonly releaseName?: string;
  /** Only what differs from the chart's defaults; a name that the chart does not know does not compile. */
  readonly values: Values;
  /** The kinds that the chart brings are left out. @default false */
  readonly skipCrds?: boolean;
  /** The values are not held against the schema of the chart. @default false */
  readonly skipSchemaValidation?: boolean;
  /** Cluster-scoped kinds that the chart renders with these values, as `group/Kind`: its AppProject admits no others. */
  readonly clusterScopedKinds: readonly string[];
  /** Further namespaces that the chart writes into with these values: its AppProject admits no others. @default - none */
  readonly otherNamespaces?: readonly string[];
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
  readonly releaseName: string;
  readonly values: Values;
  readonly skipCrds?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly clusterScopedKinds: readonly string[];
  readonly otherNamespaces: readonly string[];

  constructor(scope: Construct, id: string, props: HelmReleaseProps<Values>) {
    super(scope, id);
    this.chart = props.chart;
    this.releaseName = props.releaseName ?? props.chart.name;
    this.values = props.values;
    this.skipCrds = props.skipCrds;
    this.skipSchemaValidation = props.skipSchemaValidation;
    this.clusterScopedKinds = props.clusterScopedKinds;
    this.otherNamespaces = props.otherNamespaces ?? [];
    new Footprint(this, 'footprint', props.pods);
  }
}
