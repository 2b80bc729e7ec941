import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { HttpProxy, HttpProxySpecRoutesRequestRedirectPolicyStatusCode } from '../../imports/projectcontour.io';
import type {
  HttpProxySpecIncludes,
  HttpProxySpecRoutes,
  HttpProxySpecVirtualhost,
} from '../../imports/projectcontour.io';
import { inPhase } from '../gitops/sync';
import type { Workload } from '../shared/workload';
import type { Issuer } from '../security/certificate-authority';

export interface GatewayProps {
  /** The host that browsers ask for, e.g. `testbed.example.com`. */
  readonly host: string;
  readonly issuer: Issuer;
  /** The Envoy pods: clients of every service that has a route. */
  readonly envoy: Workload;
}

/** What browsers of the shop's own host may send and read in a gRPC-Web call. */
const cors = {
  methods: ['GET', 'POST', 'OPTIONS'],
  requestHeaders: ['authorization', 'content-type', 'grpc-timeout', 'x-grpc-web', 'x-user-agent'],
  responseHeaders: ['grpc-status', 'grpc-message', 'grpc-status-details-bin'],
};

/** The door of the shop: one host with TLS, whose paths lead to HTTPProxies that the services own. */
export class Gateway extends Construct {
  readonly host: string;
  readonly envoy: Workload;
  private readonly includes: HttpProxySpecIncludes[] = [];
  private readonly routes: HttpProxySpecRoutes[] = [nothingElse];

  /** @param id name of the HTTPProxy, of its Certificate and of the Secret */
  constructor(scope: Construct, id: string, { host, issuer, envoy }: GatewayProps) {
    super(scope, id);
    this.host = host;
    this.envoy = envoy;
    const secretName = `${id}-tls`;
    new Certificate(this, 'certificate', {
      metadata: { name: id, annotations: inPhase('foundation') },
      spec: { ...issuer.leaf, secretName, dnsNames: [host] },
    });
    new HttpProxy(this, 'proxy', {
      metadata: { name: id, annotations: inPhase('workload') },
      spec: { virtualhost: virtualHost(host, secretName), includes: this.includes, routes: this.routes },
    });
  }

  /** Leads a path to an HTTPProxy of another namespace. @param prefix begins and ends with a slash, `/user/` */
  include(prefix: string, { name, namespace }: { readonly name: string; readonly namespace: string }): void {
    // Contour compares characters, not path segments: without the last slash /user would also match /users.
    if (!/^\/.*\/$/.test(prefix)) throw new Error(`'prefix' must begin and end with '/', got '${prefix}'`);
    this.includes.push({ name, namespace, conditions: [{ prefix }] });
  }

  /** Leads whoever asks for the host alone to a path of it. */
  leadTo(path: string): void {
    this.routes.unshift({
      conditions: [{ exact: '/' }],
      requestRedirectPolicy: { path, statusCode: HttpProxySpecRoutesRequestRedirectPolicyStatusCode.VALUE_302 },
    });
  }
}

/** Where no service answers; without it a root that leads nowhere would be invalid, and hold up the waves after it. */
const nothingElse: HttpProxySpecRoutes = {
  conditions: [{ prefix: '/' }],
  directResponsePolicy: { statusCode: 404, body: 'nothing is here' },
};

function virtualHost(fqdn: string, secretName: string): HttpProxySpecVirtualhost {
  return {
    fqdn,
    tls: { secretName, minimumProtocolVersion: '1.2' },
    corsPolicy: {
      allowOrigin: [`https://${fqdn}`],
      allowMethods: cors.methods,
      allowHeaders: cors.requestHeaders,
      exposeHeaders: cors.responseHeaders,
      maxAge: '10m',
    },
  };
}
