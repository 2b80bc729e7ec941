import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { NodeExporter as Exporter } from '../../../constructs/observability/node-exporter';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Measures the machines. It sees their processes, disks and network, for which it needs the level `privileged`. */
export class NodeExporter extends Component {
  constructor(testbed: Construct, { nodes }: Profile) {
    super(testbed, 'node-exporter', { layer: 'observability', podSecurity: 'privileged' });
    new Exporter(this, 'exporter', { chart: charts.kubePrometheusStack, nodes: nodes.count });
  }
}
