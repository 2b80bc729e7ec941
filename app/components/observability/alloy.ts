import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Alloy as Construction } from '../../../constructs/observability/alloy';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { Loki } from './loki';

/** Brings to Loki what all pods say. */
export class Alloy extends Component {
  constructor(testbed: Construct, { nodes }: Profile, { loki }: Loki) {
    super(testbed, 'alloy', { layer: 'observability' });
    new Construction(this, 'alloy', { chart: charts.alloy, loki, nodes: nodes.count });
  }
}
