import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { ArgoCdLogin } from '../../../constructs/cicd/argo-cd-login';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import type { ArgoCd } from './argo-cd';

/** Argo CD for browsers. Apart from Argo CD itself, which comes before there are hosts and certificates. */
export class ArgoCdUi extends Component {
  constructor(testbed: Construct, argoCd: ArgoCd, door: FrontDoor) {
    super(testbed, 'argocd-ui', { layer: 'cicd', namespace: argoCd });
    const { server } = argoCd;
    const { host } = new UiRoute(this, 'argocd', {
      door,
      backend: { pods: server, podPort: 8080, service: 'argocd-server', port: 80 },
      login: 'own',
    });
    new ArgoCdLogin(this, 'login', { host, server, envoy: door.envoy, login: door.login });
  }
}
