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

export interface GrpcWebRouteProps {
  readonly service: GrpcEndpoint;
  readonly gateway: Gateway;
}

/** Browsers speak gRPC-Web to Envoy, which speaks gRPC to the service; `/user/shop.User/Get` arrives as `/shop.User/Get`. */
export class GrpcWebRoute extends Construct {
  constructor(scope: Construct, id: string, { service, gateway }: GrpcWebRouteProps) {
    super(scope, id);
    const { name, server } = service;
    new HttpProxy(this, 'proxy', {
      metadata: { name, annotations: inPhase('workload') },
      spec: {
        routes: [
          {
            services: [{ name, port: grpcPort.port, protocol: HttpProxySpecRoutesServicesProtocol.H2C }],
            pathRewritePolicy: { replacePrefix: [{ replacement: '/' }] },
            timeoutPolicy: { response: '15s' },
            retryPolicy: {
              count: 2,
              // Only what never reached the service: a second try of anything else could do it twice.
              retryOn: [
                HttpProxySpecRoutesRetryPolicyRetryOn.CONNECT_HYPHEN_FAILURE,
                HttpProxySpecRoutesRetryPolicyRetryOn.REFUSED_HYPHEN_STREAM,
              ],
            },
          },
        ],
      },
    });
    gateway.include(`/${name}/`, { name, namespace: server.namespace });
    new Edge(this, 'edge', { client: gateway.envoy, server, ports: [grpcPort], protocol: 'grpc' });
  }
}
