import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { Issuer } from '../../../constructs/security/certificate-authority';
import { Gateway } from '../../../constructs/ingress/gateway';
import type { Contour } from './contour';

export interface ShopGatewayProps {
  /** The shop's host. */
  readonly host: string;
  readonly issuer: Issuer;
  readonly contour: Contour;
}

/** The shop's front door: services hang their routes into it. */
export class ShopGateway extends Component {
  readonly gateway: Gateway;

  constructor(testbed: Construct, { host, issuer, contour }: ShopGatewayProps) {
    super(testbed, 'shop-gateway', { layer: 'ingress' });
    this.gateway = new Gateway(this, 'shop', { host, issuer, envoy: contour.envoy });
  }
}
