import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { Connection } from './connection';
import type { PodPort, Workload } from './workload';

export interface EdgeProps {
  /** Who opens the connection. */
  readonly client: Workload;
  /** Who answers. */
  readonly server: Workload;
  /** Ports of the server's pods, not of its Service: policies see traffic after the Service has chosen a pod. */
  readonly ports: readonly PodPort[];
  /** What is spoken, for the picture: `postgres`, `grpc`, `s3`, ... */
  readonly protocol: string;
}

/**
 * "A talks to B on port P by protocol X", said once: it opens the client's egress and the server's ingress, nothing else does,
 * and the pictures and the guards are made from the same construct.
 */
export class Edge extends Construct {
  /** The edges below a construct, in the order of their declaration. */
  static within(scope: IConstruct): readonly Edge[] {
    return scope.node.findAll().filter((construct) => construct instanceof Edge);
  }

  /** An edge to each of a connection's servers. @param id of the first; the others are numbered */
  static connect(scope: Construct, id: string, client: Workload, { servers, protocol }: Connection): void {
    servers.forEach(({ pods: server, ports }, index) => {
      new Edge(scope, index === 0 ? id : `${id}-${String(index + 1)}`, { client, server, ports, protocol });
    });
  }

  readonly client: Workload;
  readonly server: Workload;
  readonly ports: readonly PodPort[];
  readonly protocol: string;

  constructor(scope: Construct, id: string, { client, server, ports, protocol }: EdgeProps) {
    super(scope, id);
    if (ports.length === 0) throw new Error(`'ports' of edge ${this.node.path} is empty: an edge names at least one`);
    this.client = client;
    this.server = server;
    this.ports = ports;
    this.protocol = protocol;
    client.allowTo(server, ports);
    server.allowFrom(client, ports);
  }
}
