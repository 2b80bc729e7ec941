/** Where pods tell how they are, over HTTP in the format of Prometheus. */
export interface Metrics {
  /** What they are measurements of, and the label `job` of each: `tikv`. */
  readonly job: string;
  /** Port of the pods. */
  readonly port: number;
  /** @default /metrics */
  readonly path?: string;
  /** The pods' containers listen on the port and do not declare it. @default false */
  readonly undeclared?: boolean;
  /** The server wants a certificate of its client. @default - plain HTTP */
  readonly tls?: MetricsTls;
  /** Its operator or its chart makes the monitor: only the way there has to be opened. @default false */
  readonly monitored?: boolean;
}

export interface MetricsTls {
  /** Secret beside the pods with `ca.crt`, `tls.crt` and `tls.key`. */
  readonly secretName: string;
  /** The name in the server's certificate: pods are asked by their address. */
  readonly serverName: string;
}
