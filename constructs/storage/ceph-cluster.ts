import {
  CephClusterSpecHealthCheckMuteHealthWarningPolicy,
  CephClusterSpecSecurityCephxCsiKeyType,
} from '../../imports/ceph.rook.io';
import type { CephClusterSpec } from '../../imports/ceph.rook.io';
import type { Resources } from '../shared/footprint';
import type { CephSize } from './ceph';

/** What each kind of Ceph daemon asks for; the least with which upstream sees it work. */
export const daemons = {
  monitor: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  manager: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } },
  osd: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } },
  metadataServer: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  gateway: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  // One of each on every node that runs a daemon.
  exporter: { requests: { cpu: '50m', memory: '50Mi' }, limits: { memory: '128Mi' } },
  crashCollector: { requests: { cpu: '20m', memory: '60Mi' }, limits: { memory: '60Mi' } },
} as const satisfies Record<string, Resources>;

/** Warnings about a kind of key that every kernel understands; unmuted, the cluster would never count as healthy. */
const mutedWarnings = [
  'AUTH_INSECURE_ROTATING_SERVICE_KEY_TYPE',
  'AUTH_INSECURE_CLIENT_KEY_TYPE',
  'AUTH_INSECURE_KEYS_ALLOWED',
  'AUTH_INSECURE_KEYS_CREATABLE',
];

/** A cluster on all empty disks of all nodes. */
export function clusterSpec({ monitors, managers, copies }: CephSize, image: string): CephClusterSpec {
  return {
    cephVersion: { image },
    dataDirHostPath: '/var/lib/rook',
    // Ceph's default key type needs a kernel newer than most nodes have: mounts would fail.
    security: { cephx: { csi: { keyType: CephClusterSpecSecurityCephxCsiKeyType.AES } } },
    mon: { count: monitors, allowMultiplePerNode: monitors === 1 },
    mgr: { count: managers, allowMultiplePerNode: managers === 1 },
    dashboard: { enabled: true, ssl: false, urlPrefix: '/' },
    logCollector: { enabled: true, periodicity: 'daily', maxLogSize: '500M' },
    removeOsDsIfOutAndSafeToRemove: true,
    disruptionManagement: { managePodBudgets: true, osdMaintenanceTimeout: 30 },
    priorityClassNames: { mon: 'system-node-critical', osd: 'system-node-critical', mgr: 'system-cluster-critical' },
    resources: {
      mon: daemons.monitor,
      mgr: daemons.manager,
      osd: daemons.osd,
      exporter: daemons.exporter,
      crashcollector: daemons.crashCollector,
    },
    storage: { useAllNodes: true, useAllDevices: true },
    healthCheck: {
      muteHealthWarning: Object.fromEntries(
        mutedWarnings.map((warning) => [warning, { policy: CephClusterSpecHealthCheckMuteHealthWarningPolicy.MUTE }]),
      ),
    },
    ...(copies === 1 ? { cephConfig: withoutCopies } : {}),
  };
}

/** A single node cannot keep copies: Ceph shall not warn of what was asked for. */
const withoutCopies = { global: { osd_pool_default_size: '1', mon_warn_on_pool_no_redundancy: 'false' } };
