import * as path from 'node:path';
import { Construct } from 'constructs';
import { RedisFailover } from '../../imports/databases.spotahome.com';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';
import type { VeleroSchedule } from '../storage/velero-schedule';
import { assertDatabaseName } from './database-name';
import type { Datastore } from './datastore';
import { operatorGroup } from './redis-operator';
import { belongingsOf, footprint, podLabels, redisSpec } from './redis-spec';
import { RedisUser } from './redis-user';

/** What a profile decides about Redis with Sentinel. */
export interface RedisSentinelSize {
  /** One master, the others replicas: 1, or at least 3, of which one may fail. */
  readonly instances: number;
  /** 1, or an odd number that keeps a majority. */
  readonly sentinels: number;
  /** Of each Redis; three quarters of the requested memory are for data. */
  readonly redis: Resources;
  readonly sentinel: Resources;
  /** Size of each Redis' volume, e.g. `5Gi`: a few times the memory, as its log is rewritten beside the old one. */
  readonly volume: string;
}

export interface RedisSentinelProps {
  readonly size: RedisSentinelSize;
  readonly storageClass: string;
  /** An image of Redis, which is its Sentinel and its client too. */
  readonly image: string;
  /** The image of what tells Prometheus of each Redis and each Sentinel. @default - nothing does */
  readonly exporter?: string;
  /** The pods of the operator, which must reach every Redis and every Sentinel. */
  readonly operator: Workload;
  /** What saves the volumes. */
  readonly velero: VeleroSchedule;
}

const checkScript = path.join(__dirname, 'scripts', 'redis-check.sh');

const redis = { port: 6379 };
const sentinel = { port: 26379 };

/** The name by which Sentinels know whoever is the master now: the operator's own. */
const masterName = 'mymaster';

/**
 * Redis with Sentinel under Freshworks' operator: it writes a log to its volume every second. Connections are not encrypted, for
 * neither the operator nor its probes speak TLS; policies keep strangers out. Its pods fit `restricted`. The custom resource has
 * no status, so nothing waits for it: clients try again until Sentinel knows a master.
 */
export class RedisSentinel extends Construct implements Datastore<'redis-sentinel'> {
  /** What leaves room for what the operator puts around it. */
  static readonly maxNameLength = 48;

  /** Whom clients ask for the master. */
  readonly sentinels: Workload;
  /** The master and its replicas. */
  readonly instances: Workload;
  private readonly name: string;
  private readonly image: string;
  private readonly volumes: object[] = [];
  private readonly volumeMounts: object[] = [];

  /** @param id name of the custom resource, at most 48 characters; the Service of the Sentinels is `rfs-<id>` */
  constructor(scope: Construct, id: string, props: RedisSentinelProps) {
    super(scope, id);
    assertShape(id, props.size);
    const { image, exporter, size, storageClass, operator } = props;
    this.name = id;
    this.image = image;
    const measured = (job: string, port: number) => (exporter === undefined ? [] : [{ job, port }]);
    this.instances = new Workload(this, 'instances', {
      name: id,
      podLabels: podLabels(id, 'redis'),
      metrics: measured('redis', 9121),
    });
    this.sentinels = new Workload(this, 'sentinels', {
      name: `${id}-sentinel`,
      podLabels: podLabels(id, 'sentinel'),
      metrics: measured('sentinel', 9355),
    });
    const { secretName: administrator } = new GeneratedSecret(this, 'administrator', {
      name: `${id}-default`,
      values: ['password'],
      data: { password: '{{ .password }}' },
    });
    const { volumes, volumeMounts } = this;
    new RedisFailover(this, 'failover', {
      metadata: {
        name: id,
        labels: { ...labels({ name: 'redis', instance: id, component: 'database' }), ...operatorGroup },
        annotations: inPhase('data'),
      },
      spec: redisSpec({ name: id, size, storageClass, image, exporter, administrator, volumes, volumeMounts }),
    });
    this.connectPods(operator);
    new Footprint(this, 'footprint', footprint(id, props));
    props.velero.save(this, { store: id, belongings: belongingsOf(id) });
    protect(this);
  }

  /** Adds a user who may use the keys that begin with the name and a colon. A new one restarts every Redis, the master last. */
  database(name: string): Connection<'redis-sentinel'> {
    assertDatabaseName(name, ['default', 'pinger']);
    const user = new RedisUser(this, `user-${name}`, { failover: this.name, database: name });
    this.volumes.push(user.volume);
    this.volumeMounts.push(user.volumeMount);
    return {
      protocol: 'redis-sentinel',
      host: `rfs-${this.name}.${this.sentinels.namespace}.svc`,
      port: sentinel.port,
      servers: [
        { pods: this.sentinels, ports: [sentinel] },
        { pods: this.instances, ports: [redis] },
      ],
      check: { image: this.image, script: checkScript },
      facts: { MASTER_NAME: masterName, PREFIX: user.keyPrefix },
      credentials: user.credentials,
    };
  }

  private connectPods(operator: Workload): void {
    const { instances, sentinels } = this;
    new Edge(this, 'replication', { client: instances, server: instances, ports: [redis], protocol: 'replication' });
    new Edge(this, 'election', { client: sentinels, server: sentinels, ports: [sentinel], protocol: 'sentinel' });
    new Edge(this, 'watch', { client: sentinels, server: instances, ports: [redis], protocol: 'sentinel' });
    // A master that ends asks for a successor.
    new Edge(this, 'handover', { client: instances, server: sentinels, ports: [sentinel], protocol: 'sentinel' });
    new Edge(this, 'operation', { client: operator, server: instances, ports: [redis], protocol: 'operator' });
    new Edge(this, 'mending', { client: operator, server: sentinels, ports: [sentinel], protocol: 'operator' });
  }
}

function assertShape(id: string, { instances, sentinels }: RedisSentinelSize): void {
  assertNameLength('the name of a RedisFailover', id, RedisSentinel.maxNameLength);
  if (instances === 2) {
    throw new Error(
      `'size.instances' of Redis must be 1 or at least 3, got 2: no write would be taken without the other`,
    );
  }
  if (sentinels % 2 === 0) {
    throw new Error(
      `'size.sentinels' of Redis must be odd to keep a majority, got ${String(sentinels)}: add or remove one`,
    );
  }
}
