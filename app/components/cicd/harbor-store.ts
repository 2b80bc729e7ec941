import type { Construct } from 'constructs';
import { HarborSecrets } from '../../../constructs/cicd/harbor-secrets';
import { PostgresqlCluster } from '../../../constructs/datastores/postgresql';
import type { PostgresqlSize } from '../../../constructs/datastores/postgresql';
import { Component } from '../../../constructs/gitops/component';
import type { Connection } from '../../../constructs/shared/connection';
import { Bucket } from '../../../constructs/storage/bucket';
import { images } from '../../catalogue';
import type { ProfileName } from '../../settings/settings';
import { postgresql } from '../../stores/postgresql';
import type { Platform } from '../microservices/platform';

/** Names and places of images, and reports on them: little beside what a service keeps. */
const sizes: Readonly<Record<ProfileName, PostgresqlSize>> = {
  small: {
    instances: 1,
    resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    volume: '2Gi',
  },
  full: {
    instances: 3,
    resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    volume: '10Gi',
  },
};

/** What Harbor keeps and is known by, there before its pods, which live beside it: a chart cannot wait for anything. */
export class HarborStore extends Component {
  readonly database: Connection<'postgres'>;
  readonly images: Bucket;
  readonly secrets: HarborSecrets;

  /** @param host of the registry */
  constructor(testbed: Construct, host: string, platform: Platform) {
    // As PostgreSQL needs it; Harbor itself would fit restricted.
    super(testbed, 'harbor-store', { layer: 'datastores', podSecurity: postgresql.podSecurity, holdsData: true });
    const store = platform.objectStore();
    this.database = new PostgresqlCluster(this, 'harbor-db', {
      size: sizes[platform.profile],
      storageClass: platform.storageClass,
      image: images.spilo,
      operator: platform.operator('postgres-operator'),
      issuer: platform.issuer,
      backup: { bucket: new Bucket(this, 'harbor-backup', { store }), ...platform.backup },
    }).database('registry');
    this.images = new Bucket(this, 'harbor-images', { store });
    const { credentials: bucket } = this.images;
    this.secrets = new HarborSecrets(this, 'secrets', { host, issuer: platform.issuer, bucket });
  }
}
