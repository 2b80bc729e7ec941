import type { k8s } from 'cdk8s-plus-28';
import type {
  PerconaXtraDbClusterSpec,
  PerconaXtraDbClusterSpecHaproxy,
  PerconaXtraDbClusterSpecPxc,
} from '../../imports/pxc.percona.com';
import type { Resources } from '../shared/footprint';

/** What a profile decides about an XtraDB Cluster. */
export interface XtraDbSize {
  /** Servers, each with all data: 1 without redundancy, else 3 or 5 to keep a quorum. */
  readonly servers: number;
  /** HAProxy pods, which lead to the one server that takes writes; stateless. */
  readonly proxies: number;
  readonly server: Resources;
  readonly proxy: Resources;
  /** The watcher beside each HAProxy. */
  readonly watcher: Resources;
  /** Size of each server's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface XtraDbImages {
  readonly server: string;
  readonly haproxy: string;
  readonly xtrabackup: string;
}

/** The longest name of a cluster that the operator takes. */
export const maxNameLength = 22;

/** All that the level `restricted` asks of a pod. The user is that of Percona's images, and their files' group. */
export const podSecurityContext: k8s.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: 1001,
  fsGroup: 1001,
  supplementalGroups: [1001],
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Their root file systems stay writable: MySQL and HAProxy keep generated configuration there. */
export const containerSecurityContext: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
};

/** Of containers that copy the operator's scripts into a pod before it starts. */
const init: Resources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };

const onePodAtATime = {
  imagePullPolicy: 'IfNotPresent',
  affinity: { antiAffinityTopologyKey: 'kubernetes.io/hostname' },
  podDisruptionBudget: { maxUnavailable: 1 },
  podSecurityContext,
  containerSecurityContext,
};

/** The part of the custom resource that does not depend on names. Values that the operator or its CRD would fill in are written. */
export function sizedSpec(size: XtraDbSize, storageClass: string, images: XtraDbImages): PerconaXtraDbClusterSpec {
  return {
    updateStrategy: 'SmartUpdate',
    // Otherwise the operator would write images of its own choice over those of the manifest.
    upgradeOptions: { apply: 'disabled' },
    unsafeFlags: { pxcSize: size.servers < 3, proxySize: size.proxies < 2 },
    passwordGenerationOptions: { symbols: '_-.', minLength: 20, maxLength: 24 },
    initContainer: { resources: { ...init }, containerSecurityContext },
    pxc: servers(size, storageClass, images.server),
    haproxy: proxies(size, images.haproxy),
  };
}

function servers({ servers, server, volume }: XtraDbSize, storageClass: string, image: string) {
  return {
    ...onePodAtATime,
    size: servers,
    image,
    // The operator cannot ask this of a single user.
    configuration: '[mysqld]\nrequire_secure_transport=ON\n',
    // After all servers have crashed, the one with the newest data starts the cluster again.
    autoRecovery: true,
    resources: toQuantities(server),
    volumeSpec: {
      persistentVolumeClaim: {
        storageClassName: storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: volume } },
      },
    },
  } satisfies PerconaXtraDbClusterSpecPxc;
}

function proxies({ proxies, proxy, watcher }: XtraDbSize, image: string) {
  return {
    ...onePodAtATime,
    enabled: true,
    size: proxies,
    image,
    resources: toQuantities(proxy),
    sidecarResources: toQuantities(watcher),
  } satisfies PerconaXtraDbClusterSpecHaproxy;
}

const toQuantities = ({ requests, limits }: Resources) => ({ requests: { ...requests }, limits: { ...limits } });
