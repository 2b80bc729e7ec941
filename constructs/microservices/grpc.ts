import type { Workload } from '../shared/workload';

/** What every service of the shop listens on. */
export const grpcPort = { port: 8080 };
export const metricsPort = { port: 9090 };

/** What a service hands to those that call it. */
export interface GrpcEndpoint {
  /** The service's name: `USER_URL` of a caller comes from `user`. */
  readonly name: string;
  /** `http://user.user.svc:8080`; cleartext HTTP/2 within the cluster. */
  readonly url: string;
  readonly server: Workload;
}
