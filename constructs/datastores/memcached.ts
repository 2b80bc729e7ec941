import * as path from 'node:path';
import { Construct } from 'constructs';
import {
  Memcached as MemcachedResource,
  MemcachedSpecHighAvailabilityAntiAffinityPreset,
} from '../../imports/memcached.c5c3.io';
import type { MemcachedSpec } from '../../imports/memcached.c5c3.io';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import { exporterResources } from '../shared/exporter';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { parseQuantity } from '../shared/quantity';
import { Workload } from '../shared/workload';

/** What a profile decides about a pool of Memcached servers. */
export interface MemcachedSize {
  /** Servers, each with a part of the keys: a lost one is a part of the cache to fill again. */
  readonly instances: number;
  /** Room for items in each server, in MiB, 16 to 65536; the process needs 32 MiB more. */
  readonly itemMemory: number;
  readonly resources: Resources;
}

export interface MemcachedProps {
  readonly size: MemcachedSize;
  /** The server's image, a variant with a shell and `nc`. */
  readonly image: string;
  /** The image of what tells Prometheus of each server. @default - nothing does */
  readonly exporter?: string;
}

const checkScript = path.join(__dirname, 'scripts', 'memcached-check.sh');

const memcached = { port: 11211 };

/** What Memcached needs beside its items: connections, threads, the table of keys. */
const overhead = 32 * 2 ** 20;

/**
 * A pool of Memcached servers under the operator of c5c3. A cache: no volume, no backup, empty after every rollout. Its Service is
 * headless, so that the name gives the address of every server, over which the client spreads its keys; it has to ask again when one
 * no longer answers.
 *
 * Anybody may read and write whom the policy lets in, and nothing is encrypted: what the operator calls SASL is a login of the text
 * protocol that clients of the binary one do not have, and with TLS on its Service keeps the port without.
 */
export class Memcached extends Construct {
  readonly connection: Connection<'memcached'>;

  /** @param id name of the custom resource and of its Service, at most 52 characters */
  constructor(scope: Construct, id: string, { size, image, exporter }: MemcachedProps) {
    super(scope, id);
    // Its Deployment gives pods its own name and 11 characters.
    assertNameLength('the name of a Memcached', id, 52);
    assertSize(size);
    const podLabels = { 'app.kubernetes.io/name': 'memcached', 'app.kubernetes.io/instance': id };
    const pods = new Workload(this, 'pods', {
      name: id,
      podLabels,
      metrics: exporter === undefined ? [] : [{ job: 'memcached', port: 9150 }],
    });
    new MemcachedResource(this, 'pool', {
      metadata: {
        name: id,
        labels: labels({ name: 'memcached', instance: id, component: 'cache' }),
        annotations: inPhase('data'),
      },
      spec: { ...poolSpec(size, image), ...(exporter === undefined ? {} : { monitoring: monitoring(exporter) }) },
    });
    const containers = [size.resources, ...(exporter === undefined ? [] : [exporterResources])];
    new Footprint(this, 'footprint', [{ workload: id, replicas: size.instances, containers }]);
    this.connection = {
      protocol: 'memcached',
      host: `${id}.${pods.namespace}.svc`,
      port: memcached.port,
      servers: [{ pods, ports: [memcached] }],
      check: { image, script: checkScript },
    };
  }
}

/** Over nodes as a wish: a small cluster may have only one. */
const spread = {
  antiAffinityPreset: MemcachedSpecHighAvailabilityAntiAffinityPreset.SOFT,
  podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
};

/** The rules of the operator's webhook, which is off. */
function assertSize({ itemMemory, resources }: MemcachedSize): void {
  if (!Number.isInteger(itemMemory) || itemMemory < 16 || itemMemory > 65536) {
    throw new Error(`'size.itemMemory' of a Memcached must be a whole number of MiB, 16 to 65536, got ${itemMemory}`);
  }
  const { memory } = resources.limits;
  if (parseQuantity(memory) < itemMemory * 2 ** 20 + overhead) {
    throw new Error(
      `'size.resources.limits.memory' of a Memcached must be at least 32Mi more than its items, ${itemMemory + 32}Mi, got ${memory}`,
    );
  }
}

/** Without `serviceMonitor`: the operator would make one beside ours. */
const monitoring = (exporterImage: string) => ({ enabled: true, exporterImage, exporterResources });

function poolSpec({ instances, itemMemory, resources }: MemcachedSize, image: string): MemcachedSpec {
  const { requests, limits } = resources;
  return {
    replicas: instances,
    image,
    resources: { requests, limits: { ...limits } },
    memcached: { maxMemoryMb: itemMemory },
    ...(instances > 1 && { highAvailability: spread }),
    // What the level `restricted` asks for; the user is that of the image.
    security: {
      podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containerSecurityContext: {
        runAsUser: 11211,
        runAsNonRoot: true,
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    },
  };
}
