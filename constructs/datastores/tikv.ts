import * as path from 'node:path';
import { Construct } from 'constructs';
import { TidbCluster } from '../../imports/pingcap.com';
import type { TidbClusterSpec } from '../../imports/pingcap.com';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { Connection } from '../shared/connection';
import { Footprint } from '../shared/footprint';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import type { Workload } from '../shared/workload';
import { savedVolumes } from '../shared/saved-volumes';
import type { VeleroSchedule } from '../storage/velero-schedule';
import { assertDatabaseName, inObjectName } from './database-name';
import type { Datastore } from './datastore';
import { TikvCertificates } from './tikv-certificates';
import { assertClusterName, maxNameLength } from './tikv-name';
import { belongingsOf, pdClient, TikvPods, tikvServer } from './tikv-pods';
import { tikvFootprint, tikvSpec } from './tikv-spec';
import type { TikvImages, TikvSize } from './tikv-spec';

export interface TikvClusterProps {
  readonly size: TikvSize;
  readonly storageClass: string;
  readonly images: TikvImages & {
    /** An image with `curl`, which asks PD how its stores are. */
    readonly client: string;
  };
  /** The pods of the operator, which must reach PD and the stores. */
  readonly operator: Workload;
  /** Who signs the certificates of the members and of their clients. */
  readonly issuer: Issuer;
  /** What saves the volumes. */
  readonly velero: VeleroSchedule;
}

const checkScript = path.join(__dirname, 'scripts', 'tikv-check.sh');

/**
 * TiKV without TiDB, under PingCAP's operator: ordered keys and values, by the raw or by the transactional API, never by both.
 * Whoever has a certificate may read and write all of it: TiKV knows no users.
 * The operator's backups want TiDB, so Velero copies the volumes: better than nothing, and no more.
 */
export class TikvCluster extends Construct implements Datastore<'tikv'> {
  /** The longest name that leaves room for what is made of it. */
  static readonly maxNameLength = maxNameLength;

  /** Placement Driver, which clients ask first. */
  readonly pd: Workload;
  /** The stores, to which it sends them on. */
  readonly tikv: Workload;
  private readonly name: string;
  private readonly clientImage: string;
  private readonly certificates: TikvCertificates;

  /** @param id name of the custom resource, at most 35 characters: `<id>-pd` is the Service of PD */
  constructor(scope: Construct, id: string, props: TikvClusterProps) {
    super(scope, id);
    assertClusterName(id);
    const { size, operator, issuer } = props;
    this.name = id;
    this.clientImage = props.images.client;
    const { pd, tikv } = new TikvPods(this, 'pods', { cluster: id, size, operator });
    this.pd = pd;
    this.tikv = tikv;
    const { namespace } = pd;
    this.certificates = new TikvCertificates(this, 'certificates', {
      cluster: id,
      namespace,
      parts: ['pd', 'tikv'],
      issuer,
    });
    new TidbCluster(this, 'cluster', {
      metadata: {
        name: id,
        // The operator takes the label `instance` for the name of the cluster in all its selectors: it must be the name.
        labels: labels({ name: 'tikv', instance: id, component: 'database' }),
        annotations: inPhase('data'),
      },
      spec: withSavedVolumes(tikvSpec(id, props)),
    });
    new Footprint(this, 'footprint', tikvFootprint(id, size));
    props.velero.save(this, { store: id, belongings: belongingsOf(id) });
    protect(this);
  }

  /** Adds a prefix of keys and a certificate; that a client keeps to its prefix nobody enforces. @param name letters, digits and `_` */
  database(name: string): Connection<'tikv'> {
    assertDatabaseName(name, []);
    const secretName = `${this.name}-${inObjectName(name)}-client`;
    this.certificates.client(secretName);
    return {
      protocol: 'tikv',
      host: `${this.name}-pd.${this.pd.namespace}.svc`,
      port: pdClient.port,
      servers: [
        { pods: this.pd, ports: [pdClient] },
        { pods: this.tikv, ports: [tikvServer] },
      ],
      ca: { secretName, key: 'ca.crt' },
      clientCertificate: { secretName, certificateKey: 'tls.crt', privateKeyKey: 'tls.key' },
      check: { image: this.clientImage, script: checkScript },
      facts: { PREFIX: `${name}/` },
    };
  }
}

/** Of PD and of the stores; a pod calls its volume by its part. */
function withSavedVolumes({ pd, tikv, ...rest }: TidbClusterSpec): TidbClusterSpec {
  return {
    ...rest,
    pd: pd && { ...pd, annotations: savedVolumes('pd') },
    tikv: tikv && { ...tikv, annotations: savedVolumes('tikv') },
  };
}
