import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { HttpProxy, HttpProxySpecRoutesServicesProtocol } from '../../imports/projectcontour.io';
import type { HttpProxySpecRoutesServices } from '../../imports/projectcontour.io';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import type { FrontDoor, UiBackend } from './front-door';
import { LoginProxy } from './login-proxy';

export interface UiRouteProps {
  readonly door: FrontDoor;
  readonly backend: UiBackend;
  /**
   * Who asks for the login: the single sign-on in front of it, or the user interface itself. `verify/rules/guarded-routes.ts` lists
   * those that do, with the reason.
   */
  readonly login: 'single-sign-on' | 'own';
}

/** A host for one user interface, `<id>.<domain>`, with TLS and a login. */
export class UiRoute extends Construct {
  /** The host that browsers ask for. */
  readonly host: string;

  /** @param id the first part of the host; `<id>-ui` is what belongs to the route, `<id>-login` what stands in front */
  constructor(scope: Construct, id: string, { door, backend, login }: UiRouteProps) {
    super(scope, id);
    this.host = `${id}.${door.domain}`;
    const name = `${id}-ui`;
    const secretName = `${name}-tls`;
    const { namespace } = Component.containing(this);
    const guard = { host: this.host, login: door.login, upstream: backend };
    const { pods, podPort, ...target } = login === 'own' ? backend : new LoginProxy(this, `${id}-login`, guard).backend;
    if (pods.namespace !== namespace) {
      throw new Error(
        `the route '${id}' is in namespace '${String(namespace)}', its Service in '${pods.namespace}': Contour looks nowhere else, so put them together`,
      );
    }
    new Certificate(this, 'certificate', {
      metadata: { name, annotations: inPhase('foundation') },
      spec: { ...door.issuer.leaf, secretName, dnsNames: [this.host] },
    });
    new HttpProxy(this, 'proxy', {
      metadata: { name, annotations: inPhase('workload') },
      spec: {
        virtualhost: { fqdn: this.host, tls: { secretName, minimumProtocolVersion: '1.2' } },
        routes: [
          {
            conditions: [{ prefix: '/' }],
            services: [serviceOf(target, `${target.service}.${pods.namespace}.svc`, secretName)],
            enableWebsockets: true,
            // Pages that follow what happens keep an answer open.
            timeoutPolicy: { response: 'infinity', idle: '10m' },
          },
        ],
      },
    });
    new Edge(this, 'edge', { client: door.envoy, server: pods, ports: [{ port: podPort }], protocol: 'http' });
  }
}

/** The certificate of the host was signed by the same authority as that of the server: its Secret says which. */
function serviceOf(
  { service: name, port, tls = false }: Omit<UiBackend, 'pods' | 'podPort'>,
  subjectName: string,
  caSecret: string,
): HttpProxySpecRoutesServices {
  if (!tls) return { name, port };
  return { name, port, protocol: HttpProxySpecRoutesServicesProtocol.TLS, validation: { caSecret, subjectName } };
}
