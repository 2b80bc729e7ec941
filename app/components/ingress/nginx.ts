import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { Gateway } from '../../../constructs/ingress/gateway';
import { Nginx as Controller } from '../../../constructs/ingress/nginx';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Answers ACME servers, behind Contour. */
export class Nginx extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile, gateway: Gateway) {
    super(testbed, 'nginx', { layer: 'ingress', role: 'operator' });
    new Controller(this, 'controller', { chart: charts.nginxIngress, replicas, gateway });
  }
}
