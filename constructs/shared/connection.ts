import type { PodPort, Workload } from './workload';

/** What is spoken on a connection; a service that wants one protocol cannot be given another. */
export type Protocol =
  | 'postgres'
  | 'mysql'
  | 'tikv'
  | 'cql'
  | 'mongodb'
  | 'redis-sentinel'
  | 'memcached'
  | 'elasticsearch'
  | 'kafka'
  | 'nats'
  | 's3';

/** Keys of a Secret that hold a login; an operator or External Secrets makes it in the client's namespace. */
export interface Credentials {
  readonly secretName: string;
  readonly usernameKey: string;
  readonly passwordKey: string;
}

/** The certificate authority that signed the server's certificate: a key of a Secret in the client's namespace. */
export interface CertificateAuthority {
  readonly secretName: string;
  readonly key: string;
}

/** The client's own certificate, where a server admits only those whom its authority knows: keys of a Secret in the client's namespace. */
export interface ClientCertificate {
  readonly secretName: string;
  readonly certificateKey: string;
  readonly privateKeyKey: string;
}

/** Pods that a client talks to, and the ports on which they listen: policies see those, not the ports of a Service. */
export interface Server {
  readonly pods: Workload;
  readonly ports: readonly PodPort[];
}

/** What asks a server whether it answers, as its client would. */
export interface Check {
  /** An image with the server's own client. */
  readonly image: string;
  /** Path of a shell script that reads the variables of the connection and fails when no answer comes. */
  readonly script: string;
}

/** What a construct hands to a client of it: everything that the client needs to connect, and no more. */
export interface Connection<P extends Protocol = Protocol> {
  readonly protocol: P;
  /** DNS name of the server's Service, `<service>.<namespace>.svc`. */
  readonly host: string;
  /** Port of the Service. */
  readonly port: number;
  /** The pods behind the Service first; then those to which they send a client on: brokers, sentinels, storage nodes. */
  readonly servers: readonly Server[];
  /** @default - the server asks for no login */
  readonly credentials?: Credentials;
  /** @default - the connection is not encrypted, or its certificate is not verified */
  readonly ca?: CertificateAuthority;
  /** @default - the server asks for none */
  readonly clientCertificate?: ClientCertificate;
  readonly check: Check;
  /** Further facts by the name that ends their variable: `{ DATABASE: 'user' }` becomes `DB_DATABASE`. @default - none */
  readonly facts?: Readonly<Record<string, string>>;
}
