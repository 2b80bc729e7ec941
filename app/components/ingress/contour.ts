import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Contour as Operator } from '../../../constructs/ingress/contour';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { Target } from '../../targets';

/** Brings traffic from outside in: its Envoys terminate TLS and translate gRPC-Web. */
export class Contour extends Component {
  readonly envoy: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile, { loadBalancer }: Target) {
    super(testbed, 'contour', { layer: 'ingress', role: 'operator' });
    this.envoy = new Operator(this, 'operator', { chart: charts.contour, replicas, loadBalancer }).envoy;
  }
}
