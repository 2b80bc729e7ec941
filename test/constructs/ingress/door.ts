import { App } from 'cdk8s';
import type { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { SingleSignOn } from '../../../constructs/ingress/single-sign-on';
import { Workload } from '../../../constructs/shared/workload';
import { issuer, resources } from '../collaborators';
import { component } from '../render';

/** The way in, with a single sign-on in a namespace of its own. */
export function frontDoor(home: Component): FrontDoor & { readonly sso: Component } {
  if (!(home.node.root instanceof App)) throw new Error('not in an App');
  const sso = component('sso', 'ingress', home.node.root);
  const contour = component('contour', 'ingress', home.node.root);
  const authority = issuer(home);
  const login = new SingleSignOn(sso, 'provider', {
    domain: 'shop.test',
    issuer: authority,
    dex: { image: 'registry/dex:v1', resources },
    proxy: { image: 'registry/oauth2-proxy:v1', size: { replicas: 2, resources } },
  });
  const envoy = new Workload(contour, 'envoy', { podLabels: { app: 'envoy' } });
  return { domain: 'shop.test', issuer: authority, envoy, login, sso };
}
