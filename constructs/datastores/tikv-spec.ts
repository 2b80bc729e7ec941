import type { TidbClusterSpec, TidbClusterSpecPd, TidbClusterSpecTikv } from '../../imports/pingcap.com';
import { TidbClusterSpecStartScriptVersion } from '../../imports/pingcap.com';
import type { PodFootprint, Resources } from '../shared/footprint';
import { podSecurityContext } from '../shared/pod-defaults';
import { baseImage, releaseOf } from './tidb-release';

/** What a profile decides about TiKV and what it cannot be without. */
export interface TikvSize {
  /** PD, which knows where each key is: 1 member, or an odd number that keeps a quorum. */
  readonly pd: StatefulSize;
  /** The stores: 1, or at least 3, since each key is kept three times where there are three. */
  readonly tikv: StatefulSize;
  /** The one pod by which the members of PD find each other. */
  readonly discovery: Resources;
}

export interface StatefulSize {
  readonly replicas: number;
  readonly resources: Resources;
  /** Size of each pod's volume, e.g. `10Gi`. */
  readonly volume: string;
}

export interface TikvImages {
  readonly pd: string;
  readonly tikv: string;
}

/** What a TidbCluster with and without TiDB have in common. */
export interface TikvSpecProps {
  readonly size: TikvSize;
  readonly storageClass: string;
  readonly images: TikvImages;
}

/** What the Pod Security level `restricted` asks of a container. */
export const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/**
 * PD, TiKV and what holds for all pods of a TidbCluster.
 *
 * Every configuration is written, even where it had nothing to say: without one the operator makes no ConfigMap, and pods wait
 * for it. It is TOML in exactly the form in which the operator writes it back, or Argo CD would undo that for ever.
 *
 * @param name of the TidbCluster, and of those whose certificates it accepts
 * @throws when PD or TiKV could not agree on a majority
 */
export function tikvSpec(name: string, props: TikvSpecProps): TidbClusterSpec {
  const { size, images } = props;
  assertQuorum('pd', size.pd.replicas);
  assertQuorum('tikv', size.tikv.replicas);
  return {
    version: releaseOf([images.pd, images.tikv]),
    timezone: 'UTC',
    pvReclaimPolicy: 'Retain',
    configUpdateStrategy: 'RollingUpdate',
    startScriptVersion: TidbClusterSpecStartScriptVersion.V2,
    tlsCluster: { enabled: true },
    // With the skew written out that the operator fills in.
    topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname', maxSkew: 1 }],
    podSecurityContext,
    discovery: { ...size.discovery, limits: { ...size.discovery.limits }, securityContext },
    pd: pd(name, props),
    tikv: tikv(name, props),
  };
}

function pd(name: string, { size, storageClass, images }: TikvSpecProps): TidbClusterSpecPd {
  const copies = Math.min(3, size.tikv.replicas);
  return {
    ...stateful(size.pd, storageClass, images.pd),
    config: `[replication]\n  max-replicas = ${String(copies)}\n\n[security]\n  cert-allowed-cn = ["${name}"]\n`,
  };
}

function tikv(name: string, { size, storageClass, images }: TikvSpecProps): TidbClusterSpecTikv {
  return {
    ...stateful(size.tikv, storageClass, images.tikv),
    // So that it can be scraped.
    enableNamedStatusPort: true,
    config: [
      '[rocksdb]',
      // More than some container runtimes allow would be the default.
      '  max-open-files = 256',
      '',
      '[security]',
      `  cert-allowed-cn = ["${name}"]`,
      '',
      '[storage]',
      // The default takes 5 GiB of each volume.
      '  reserve-space = "0MB"',
      '',
    ].join('\n'),
  };
}

function stateful({ replicas, resources, volume }: StatefulSize, storageClassName: string, image: string) {
  return {
    baseImage: baseImage(image),
    replicas,
    // Instead of a pod that is down the operator would start one more, for which a small cluster has no node.
    maxFailoverCount: 0,
    storageClassName,
    requests: { ...resources.requests, storage: volume },
    limits: { ...resources.limits },
    securityContext,
  };
}

function assertQuorum(part: 'pd' | 'tikv', replicas: number): void {
  if (replicas % 2 === 1) return;
  throw new Error(`'size.${part}.replicas' of a TidbCluster must be odd to keep a quorum, got ${String(replicas)}`);
}

/** The pods of PD, TiKV and discovery. */
export function tikvFootprint(name: string, { pd, tikv, discovery }: TikvSize): readonly PodFootprint[] {
  const pods = (part: string, { replicas, resources, volume }: StatefulSize): PodFootprint => ({
    workload: `${name}-${part}`,
    replicas,
    containers: [resources],
    volumes: [volume],
  });
  return [pods('pd', pd), pods('tikv', tikv), { workload: `${name}-discovery`, replicas: 1, containers: [discovery] }];
}
