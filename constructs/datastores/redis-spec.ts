import type { RedisFailoverSpec } from '../../imports/databases.spotahome.com';
import { RedisFailoverSpecEngine } from '../../imports/databases.spotahome.com';
import { exporterResources } from '../shared/exporter';
import type { PodFootprint } from '../shared/footprint';
import { parseQuantity } from '../shared/quantity';
import { savedVolumes } from '../shared/saved-volumes';
import type { RedisSentinelProps } from './redis';
import { userFiles } from './redis-user';

export interface RedisSpecProps extends Pick<RedisSentinelProps, 'size' | 'storageClass' | 'image' | 'exporter'> {
  /** Name of the RedisFailover. */
  readonly name: string;
  /** Secret with the password of the user `default`, whom the operator and the replicas log in as. */
  readonly administrator: string;
  /** Of the pods of Redis, filled as users are added. */
  readonly volumes: readonly object[];
  readonly volumeMounts: object[];
}

/** The labels that the operator gives to all that it makes for a RedisFailover. */
export const belongingsOf = (name: string): Record<string, string> => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'redis-failover',
});

/** The labels that the operator gives to pods of one kind, and to nothing else. */
export function podLabels(name: string, component: 'redis' | 'sentinel'): Record<string, string> {
  return { ...belongingsOf(name), 'app.kubernetes.io/component': component };
}

/** The custom resource, but for its name. */
export function redisSpec(props: RedisSpecProps): RedisFailoverSpec {
  const { name, size, image, exporter, administrator } = props;
  const common = {
    image,
    imagePullPolicy: 'IfNotPresent',
    securityContext,
    ...(exporter === undefined
      ? {}
      : {
          exporter: { enabled: true, image: exporter, imagePullPolicy: 'IfNotPresent', resources: exporterResources },
        }),
  };
  return {
    engine: RedisFailoverSpecEngine.REDIS,
    auth: { secretPath: administrator },
    // It would hand all of ours on to what it makes, and to pods among them.
    labelWhitelist: ['^$'],
    sentinel: {
      ...common,
      replicas: size.sentinels,
      disablePodDisruptionBudget: size.sentinels === 1,
      resources: size.sentinel,
      topologySpreadConstraints: spread(podLabels(name, 'sentinel')),
    },
    redis: {
      ...common,
      replicas: size.instances,
      disablePodDisruptionBudget: size.instances === 1,
      disableMasterRollout: false,
      resources: size.redis,
      podAnnotations: savedVolumes(claimOf(name)),
      topologySpreadConstraints: spread(podLabels(name, 'redis')),
      // A master hands over before it ends, which takes half a minute, and saves what it has.
      terminationGracePeriod: 60,
      command: command(size.instances),
      customConfig: [`maxmemory ${maxMemory(size.redis.requests.memory)}mb`, 'maxmemory-policy noeviction'],
      extraVolumes: props.volumes,
      extraVolumeMounts: props.volumeMounts,
      storage: storage(props),
    },
  };
}

/** What its pods cost. */
export function footprint(
  name: string,
  { size, exporter }: Pick<RedisSentinelProps, 'size' | 'exporter'>,
): PodFootprint[] {
  const { instances, sentinels, redis, sentinel, volume } = size;
  const beside = exporter === undefined ? [] : [exporterResources];
  return [
    { workload: `rfr-${name}`, replicas: instances, containers: [redis, ...beside], volumes: [volume] },
    { workload: `rfs-${name}`, replicas: sentinels, containers: [sentinel, ...beside] },
  ];
}

/** The template of claims, which pods call their volume by too. */
const claimOf = (name: string): string => `${name}-data`;

function storage({ name, size, storageClass }: RedisSpecProps) {
  return {
    keepAfterDeletion: true,
    persistentVolumeClaim: {
      metadata: { name: claimOf(name) },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: storageClass,
        resources: { requests: { storage: size.volume } },
      },
    },
  };
}

/** On the command line, for what the operator sets comes after the start: too late for users and for a log to read. */
function command(instances: number): string[] {
  const replicated = instances > 1 ? ['--min-replicas-to-write', '1'] : [];
  return ['redis-server', '/redis/redis.conf', '--appendonly', 'yes', ...replicated, '--include', userFiles];
}

/** MiB for data: the operator refuses more than nine tenths of the request, and a copy of what changes while it saves needs room. */
function maxMemory(request: string): string {
  return String(Math.floor((parseQuantity(request) * 0.75) / 2 ** 20));
}

/** One a node, as far as there are nodes that take pods: the operator's own wish does not count a master. */
function spread(matchLabels: Record<string, string>) {
  return [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels },
    },
  ];
}

/** The operator's own, and what the level `restricted` asks for beyond it. */
const securityContext = {
  runAsUser: 1000,
  runAsGroup: 1000,
  runAsNonRoot: true,
  fsGroup: 1000,
  seccompProfile: { type: 'RuntimeDefault' },
};
