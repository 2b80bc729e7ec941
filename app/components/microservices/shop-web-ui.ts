import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { Gateway } from '../../../constructs/ingress/gateway';
import { WebUi } from '../../../constructs/microservices/web-ui';
import type { Profile } from '../../profiles';
import type { ServiceName } from '../../services';

export interface ShopWebUiProps {
  readonly profile: Profile;
  readonly gateway: Gateway;
  /** The user interface's own image, exact. */
  readonly image: string;
}

/** A user interface of the shop. */
export class ShopWebUi extends Component {
  constructor(testbed: Construct, name: ServiceName, { profile, gateway, image }: ShopWebUiProps) {
    super(testbed, name, { layer: 'microservices' });
    new WebUi(this, name, { image, size: profile.service, gateway });
  }
}
