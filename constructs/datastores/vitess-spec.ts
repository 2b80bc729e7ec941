import type { k8s } from 'cdk8s-plus-28';
import {
  VitessClusterSpecKeyspacesPartitioningsEqualShardTemplateTabletPoolsType as PoolType,
  VitessClusterSpecKeyspacesTurndownPolicy,
  VitessClusterSpecUpdateStrategyType,
} from '../../imports/planetscale.com';
import type {
  VitessClusterSpec,
  VitessClusterSpecKeyspaces,
  VitessClusterSpecKeyspacesPartitioningsEqualShardTemplateTabletPoolsVttablet as VttabletSpec,
} from '../../imports/planetscale.com';
import type { PodFootprint, Resources } from '../shared/footprint';

/** What a profile decides about a Vitess cluster. */
export interface VitessSize {
  /** MySQL servers of the keyspace, each behind its own vttablet: 1, or at least 3, so that one may fail and writes stay on two disks. */
  readonly tablets: number;
  /** vtgates, which clients connect to; stateless. */
  readonly gateways: number;
  readonly gateway: Resources;
  /** Of vtctld and of vtorc: they work when something changes. */
  readonly control: Resources;
  readonly vttablet: Resources;
  /** Also of the pod that takes a backup, which runs a MySQL of its own meanwhile. */
  readonly mysqld: Resources;
  /** Of each of the three members: the operator makes no other number. */
  readonly etcd: Resources;
  /** Size of each tablet's volume, e.g. `10Gi`; a backup claims another one while it lasts. */
  readonly volume: string;
}

export interface VitessImages {
  /** vtgate, vttablet, vtctld, vtorc and vtbackup. */
  readonly vitess: string;
  /** The server that tablets run, and the client of checks: MySQL 8.0. */
  readonly mysql: string;
  readonly mysqldExporter: string;
  readonly etcd: string;
}

export interface VitessSpecProps {
  readonly size: VitessSize;
  readonly storageClass: string;
  readonly images: VitessImages;
  /** Secrets by what they hold. */
  readonly secrets: { readonly users: string; readonly certificate: string; readonly init: string };
}

/** The one cell: a cell fails as a whole, and all that we know of are nodes. */
export const cell = 'zone1';

/** Of the operator: what it makes beside the cluster, and nobody can change. */
const subcontroller: Resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } };
const exporter: Resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/** Places and addresses, not data: it stays small. */
const etcdVolume = '1Gi';

const spread: k8s.TopologySpreadConstraint[] = [
  {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { 'planetscale.com/component': 'vtgate' } },
  },
];

export function clusterSpec({ size, storageClass, images, secrets }: VitessSpecProps): VitessClusterSpec {
  const { vitess } = images;
  const key = (name: string) => ({ name: secrets.certificate, key: name });
  return {
    images: {
      vtctld: vitess,
      vtgate: vitess,
      vttablet: vitess,
      vtbackup: vitess,
      vtorc: vitess,
      mysqld: { mysql80Compatible: images.mysql },
      mysqldExporter: images.mysqldExporter,
    },
    globalLockserver: {
      etcd: {
        image: images.etcd,
        resources: size.etcd,
        dataVolumeClaimTemplate: claim(storageClass, etcdVolume),
      },
    },
    cells: [
      {
        name: cell,
        gateway: {
          replicas: size.gateways,
          resources: size.gateway,
          authentication: { static: { secret: { name: secrets.users, key: 'users.json' } } },
          secureTransport: { required: true, tls: { certSecret: key('tls.crt'), keySecret: key('tls.key') } },
          topologySpreadConstraints: spread,
        },
      },
    ],
    vitessDashboard: { cells: [cell], replicas: 1, resources: size.control },
    // By default nothing changes until somebody annotates every pod.
    updateStrategy: { type: VitessClusterSpecUpdateStrategyType.IMMEDIATE },
  };
}

/** One unsharded keyspace: a database of the same name on every tablet. */
export function keyspace(
  name: string,
  { size, storageClass, secrets }: Pick<VitessSpecProps, 'size' | 'storageClass' | 'secrets'>,
  vttablet: Partial<VttabletSpec> = {},
): VitessClusterSpecKeyspaces {
  const tablets = {
    cell,
    type: PoolType.REPLICA,
    // Defaults of the API server, written, so that what runs shows no difference to what is declared.
    name: '',
    replicas: size.tablets,
    vttablet: { resources: size.vttablet, ...vttablet, extraFlags: { db_charset: 'utf8mb4', ...vttablet.extraFlags } },
    mysqld: { resources: size.mysqld },
    mysqldExporter: { resources: exporter },
    dataVolumeClaimTemplate: claim(storageClass, size.volume),
  };
  return {
    name,
    databaseName: name,
    // A confirmed write is on two disks; with a single tablet there is no second.
    durabilityPolicy: size.tablets > 1 ? 'semi_sync' : 'none',
    turndownPolicy: VitessClusterSpecKeyspacesTurndownPolicy.REQUIRE_IDLE,
    vitessOrchestrator: { resources: size.control },
    partitionings: [
      {
        equal: {
          parts: 1,
          hexWidth: 0,
          shardTemplate: {
            databaseInitScriptSecret: { name: secrets.init, key: 'init_db.sql' },
            tabletPools: [tablets],
          },
        },
      },
    ],
  };
}

export function footprint(name: string, size: VitessSize): PodFootprint[] {
  return [
    { workload: `${name}-etcd`, replicas: 3, containers: [size.etcd], volumes: [etcdVolume] },
    { workload: `${name}-vtgate`, replicas: size.gateways, containers: [size.gateway] },
    { workload: `${name}-vtctld`, replicas: 1, containers: [size.control] },
    { workload: `${name}-vtorc`, replicas: 1, containers: [size.control] },
    {
      workload: `${name}-vttablet`,
      replicas: size.tablets,
      containers: [size.vttablet, size.mysqld, exporter],
      volumes: [size.volume],
    },
    { workload: `${name}-backup-storage`, replicas: 1, containers: [subcontroller] },
  ];
}

function claim(storageClassName: string, storage: string) {
  return { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } };
}
