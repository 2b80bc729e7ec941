import type { Construct } from 'constructs';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Workload } from '../shared/workload';
import type { Bucket } from '../storage/bucket';

const http = { port: 8080 };
const distribution = { port: 5000 };

/** Components that tell how they are; only the registry declares the port for it, which has a second container beside it. */
const measured = ['core', 'jobservice', 'registry', 'exporter'];

export interface HarborTraffic {
  /** Helm's name of the release. */
  readonly release: string;
  /** The Envoy pods. */
  readonly envoy: Workload;
  readonly database: Connection<'postgres'>;
  readonly bucket: Bucket;
}

/** Who talks to whom in Harbor. @returns the pods of its core, which answer the API */
export function allowHarborTraffic(scope: Construct, { release, envoy, database, bucket }: HarborTraffic): Workload {
  const pods = (component: string) =>
    new Workload(scope, component, {
      name: `${release}-${component}`,
      podLabels: { app: 'harbor', release, component },
      metrics: measured.includes(component)
        ? [{ job: 'harbor', port: 8001, undeclared: component !== 'registry' }]
        : [],
    });
  const [nginx, portal, core, jobservice] = [pods('nginx'), pods('portal'), pods('core'), pods('jobservice')];
  const [registry, trivy, redis] = [pods('registry'), pods('trivy'), pods('redis')];
  // It asks the others how they are, and counts what is in the database.
  const exporter = pods('exporter');
  const link = (client: Workload, server: Workload, ports = [http], protocol = 'http') =>
    new Edge(scope, `${client.name}-to-${server.name}`, { client, server, ports, protocol });

  link(envoy, nginx);
  link(nginx, portal);
  link(nginx, core);
  for (const server of [portal, jobservice, trivy]) link(core, server);
  for (const server of [core, trivy]) link(jobservice, server);
  for (const client of [core, jobservice]) link(client, registry, [distribution, http]);
  for (const client of [core, jobservice, exporter]) Edge.connect(client, 'database', client, database);
  link(exporter, core);
  for (const server of [core, registry]) link(trivy, server, server === registry ? [distribution] : [http]);
  for (const client of [core, jobservice, registry, trivy, exporter]) link(client, redis, [{ port: 6379 }], 'redis');
  link(registry, bucket.store.gateway, [bucket.store.port], 's3');
  // It fetches its database of vulnerabilities anew every twelve hours.
  trivy.allowToAnywhere([{ port: 443 }]);
  return core;
}
