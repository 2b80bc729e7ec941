import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { loginName, SingleSignOn as Login } from '../../../constructs/ingress/single-sign-on';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import type { Issuer } from '../../../constructs/security/certificate-authority';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';
import type { Contour } from './contour';

export interface SingleSignOnProps {
  readonly profile: Profile;
  readonly domain: string;
  readonly issuer: Issuer;
  readonly contour: Contour;
}

/** Where people log in, once for all user interfaces that have a host. */
export class SingleSignOn extends Component {
  /** For whoever has a user interface. */
  readonly door: FrontDoor;

  constructor(testbed: Construct, { profile, domain, issuer, contour }: SingleSignOnProps) {
    super(testbed, 'single-sign-on', { layer: 'ingress' });
    const { operatorReplicas: replicas } = profile;
    const login = new Login(this, 'provider', {
      domain,
      issuer,
      dex: {
        image: images.dex,
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      },
      proxy: {
        image: images.oauth2Proxy,
        size: { replicas, resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } } },
      },
    });
    this.door = { domain, issuer, envoy: contour.envoy, login };
    new UiRoute(this, loginName, { door: this.door, backend: login.provider, login: 'own' });
  }
}
