import { Construct } from 'constructs';
import {
  HttpProxy,
  HttpProxySpecRoutesRetryPolicyRetryOn,
  HttpProxySpecRoutesServicesProtocol,
} from '../../imports/projectcontour.io';
import { inPhase } from '../gitops/sync';
import type { Gateway } from '../ingress/gateway';
import { Edge } from '../shared/edge';
import { grpcPort } from './grpc';
import type { GrpcEndpoint } from './grpc';

/** What the calls of a service are like. */
export interface RouteProps {
  /** Some of its answers are streams, which stay open for as long as something is said now and then. @default false */
  readonly streams?: boolean;
  /** A call that is made twice does no harm, as with a service that only reads. @default false */
  readonly idempotent?: boolean;
}

export interface GrpcWebRouteProps extends RouteProps {
  readonly service: GrpcEndpoint;
  readonly gateway: Gateway;
}

/** What never reached the service: a second try of anything else could do it twice. */
const neverArrived = [
  HttpProxySpecRoutesRetryPolicyRetryOn.CONNECT_HYPHEN_FAILURE,
  HttpProxySpecRoutesRetryPolicyRetryOn.REFUSED_HYPHEN_STREAM,
];

const notAnswered = [HttpProxySpecRoutesRetryPolicyRetryOn.RESET, HttpProxySpecRoutesRetryPolicyRetryOn.UNAVAILABLE];

/** Browsers speak gRPC-Web to Envoy, which speaks gRPC to the service; `/user/shop.User/Get` arrives as `/shop.User/Get`. */
export class GrpcWebRoute extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { service, gateway, streams = false, idempotent = false }: GrpcWebRouteProps,
  ) {
    super(scope, id);
    const { name, server } = service;
    new HttpProxy(this, 'proxy', {
      metadata: { name, annotations: inPhase('workload') },
      spec: {
        routes: [
          {
            services: [{ name, port: grpcPort.port, protocol: HttpProxySpecRoutesServicesProtocol.H2C }],
            pathRewritePolicy: { replacePrefix: [{ replacement: '/' }] },
            timeoutPolicy: streams ? { response: 'infinity', idle: '5m' } : { response: '15s' },
            retryPolicy: {
              count: 2,
              retryOn: [...neverArrived, ...(idempotent ? notAnswered : [])],
            },
          },
        ],
      },
    });
    gateway.include(`/${name}/`, { name, namespace: server.namespace });
    new Edge(this, 'edge', { client: gateway.envoy, server, ports: [grpcPort], protocol: 'grpc' });
  }
}
