import type { TidbClusterSpec, TidbClusterSpecTidb } from '../../imports/pingcap.com';
import type { PodFootprint, Resources } from '../shared/footprint';
import { baseImage, releaseOf } from './tidb-release';
import { securityContext, tikvFootprint, tikvSpec } from './tikv-spec';
import type { TikvImages, TikvSize } from './tikv-spec';

/** What a profile decides about a TiDB cluster. */
export interface TidbSize extends TikvSize {
  /** The SQL layer; stateless. */
  readonly tidb: { readonly replicas: number; readonly resources: Resources };
}

export interface TidbImages extends TikvImages {
  readonly tidb: string;
  /** PingCAP's program for backups. */
  readonly br: string;
}

export interface TidbSpecProps {
  readonly size: TidbSize;
  readonly storageClass: string;
  readonly images: TidbImages;
}

/** @param clientSecretName a certificate for PD's dashboard, which the operator would look for under a name of its own */
export function tidbSpec(name: string, clientSecretName: string, props: TidbSpecProps): TidbClusterSpec {
  const { images } = props;
  const { pd, ...spec } = tikvSpec(name, props);
  return {
    ...spec,
    version: releaseOf([images.pd, images.tikv, images.tidb, images.br]),
    pd: pd && { ...pd, tlsClientSecretName: clientSecretName },
    tidb: tidb(name, props),
  };
}

function tidb(name: string, { size, images }: TidbSpecProps): TidbClusterSpecTidb {
  const { replicas, resources } = size.tidb;
  return {
    baseImage: baseImage(images.tidb),
    replicas,
    // Instead of a pod that is down the operator would start one more, for which a small cluster has no node.
    maxFailoverCount: 0,
    service: { type: 'ClusterIP' },
    // Users prove themselves by a password, not by a certificate.
    tlsClient: { enabled: true, disableClientAuthn: true },
    // Slow statements go to the one log, not to a file that a second container reads out.
    separateSlowLog: false,
    requests: { ...resources.requests },
    limits: { ...resources.limits },
    securityContext,
    config: [
      '[log]',
      '  [log.file]',
      // The operator adds it to every configuration that lacks it.
      '    max-backups = 3',
      '',
      '[security]',
      `  cluster-verify-cn = ["${name}"]`,
      '',
    ].join('\n'),
  };
}

/** The pods of all parts. */
export function tidbFootprint(name: string, size: TidbSize): readonly PodFootprint[] {
  const { replicas, resources } = size.tidb;
  return [...tikvFootprint(name, size), { workload: `${name}-tidb`, replicas, containers: [resources] }];
}
