import type { PodPort, Workload } from './workload';

/** What is spoken on a connection; a service that wants one protocol cannot be given another. */
export type Protocol = 'postgres' | 'mysql' | 's3' | 'grpc';

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

/** What a construct hands to a client of it: everything that the client needs to connect, and no more. */
export interface Connection<P extends Protocol = Protocol> {
  readonly protocol: P;
  /** DNS name of the server's Service, `<service>.<namespace>.svc`. */
  readonly host: string;
  /** Port of the Service. */
  readonly port: number;
  /** The pods behind the Service, and the port on which they listen. */
  readonly server: Workload;
  readonly serverPort: PodPort;
  /** @default - the server asks for no login */
  readonly credentials?: Credentials;
  /** @default - the connection is not encrypted, or its certificate is not verified */
  readonly ca?: CertificateAuthority;
  /** Further facts by the name that ends their variable: `{ DATABASE: 'user' }` becomes `DB_DATABASE`. @default - none */
  readonly facts?: Readonly<Record<string, string>>;
}
