import type { Issuer } from '../security/certificate-authority';
import type { Workload } from '../shared/workload';
import type { SingleSignOn } from './single-sign-on';

/** What a user interface needs to get a host of its own. */
export interface FrontDoor {
  /** The DNS name under which all hosts live. */
  readonly domain: string;
  /** Who signs the certificates of the hosts. */
  readonly issuer: Issuer;
  /** The Envoy pods: whatever comes from outside comes from them. */
  readonly envoy: Workload;
  /** Who asks for the password. */
  readonly login: SingleSignOn;
}

/** Where a user interface answers within the cluster. */
export interface UiBackend {
  readonly pods: Workload;
  /** Of the pods. */
  readonly podPort: number;
  /** Name of its Service, in the namespace of the pods. */
  readonly service: string;
  /** Of the Service. */
  readonly port: number;
  /** It speaks HTTPS, with a certificate of the testbed's authority for `<service>.<namespace>.svc`. @default false */
  readonly tls?: boolean;
}
