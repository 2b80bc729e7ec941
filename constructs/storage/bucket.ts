import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Bucket as SeaweedBucket,
  BucketSpecAccessActions,
  BucketSpecReclaimPolicy,
  S3Credentials,
  S3CredentialsSpecReclaimPolicy,
  S3Identity,
  S3IdentitySpecReclaimPolicy,
} from '../../imports/seaweed.seaweedfs.com';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import type { Connection, Credentials } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import type { ObjectStore } from './object-store';

export interface BucketProps {
  readonly store: ObjectStore;
}

const accessKey = 'AWS_ACCESS_KEY_ID';
const secretKey = 'AWS_SECRET_ACCESS_KEY';

/** A bucket with the one identity that may use it; its keys are drawn in the namespace of whoever uses them. */
export class Bucket extends Construct {
  readonly store: ObjectStore;
  /** Name in S3, one namespace for the whole store. */
  readonly name: string;
  /** The Secret also holds `credentials` and `config`, the files that AWS clients read. */
  readonly credentials: Credentials;
  private readonly bucket: SeaweedBucket;

  /** @param id name of the bucket, of its identity and of the Secret: unique in the store */
  constructor(scope: Construct, id: string, { store }: BucketProps) {
    super(scope, id);
    if (!/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/.test(id)) {
      throw new Error(`the name of a bucket must be 3 to 60 lower-case letters, digits and '-', got '${id}'`);
    }
    this.store = store;
    this.name = id;
    const { secretName } = new GeneratedSecret(this, 'keys', {
      name: `${id}-s3`,
      values: ['access', 'secret'],
      data: keyFiles(store.region),
    });
    this.credentials = { secretName, usernameKey: accessKey, passwordKey: secretKey };
    store.admit(Component.containing(this));
    this.bucket = this.identity();
    protect(this);
  }

  /**
   * Lets every object end by itself: for those who write what nothing removes.
   * @param days from when it was written
   */
  expireAfter(days: number): void {
    this.bucket.addJsonPatch(JsonPatch.add('/spec/placement', { ttl: `${String(days)}d` }));
  }

  /** For a service that reads and writes the bucket itself. */
  get connection(): Connection<'s3'> {
    const { host, port, gateway, region, check } = this.store;
    const facts = { BUCKET: this.name, REGION: region };
    return {
      protocol: 's3',
      host,
      port: port.port,
      servers: [{ pods: gateway, ports: [port] }],
      check,
      credentials: this.credentials,
      facts,
    };
  }

  private identity(): SeaweedBucket {
    const { name, store } = this;
    const metadata = {
      name,
      labels: labels({ name: 'seaweedfs', instance: name, component: 'bucket' }),
      // After the Secret, which the operator adopts when it is there and would draw itself when it is not.
      annotations: inPhase('data'),
    };
    const seaweedRef = store.reference;
    new S3Identity(this, 'identity', {
      metadata,
      spec: { seaweedRef, name, reclaimPolicy: S3IdentitySpecReclaimPolicy.RETAIN },
    });
    new S3Credentials(this, 'credentials', {
      metadata,
      spec: {
        seaweedRef,
        identityRef: { name },
        secretRef: { name: this.credentials.secretName, accessKeyField: accessKey, secretKeyField: secretKey },
        reclaimPolicy: S3CredentialsSpecReclaimPolicy.RETAIN,
      },
    });
    return new SeaweedBucket(this, 'bucket', {
      metadata,
      spec: {
        clusterRef: seaweedRef,
        name,
        adoptExisting: true,
        reclaimPolicy: BucketSpecReclaimPolicy.RETAIN,
        access: [{ user: name, actions: everythingButAdmin }],
      },
    });
  }
}

const everythingButAdmin = [
  BucketSpecAccessActions.READ,
  BucketSpecAccessActions.WRITE,
  BucketSpecAccessActions.LIST,
  BucketSpecAccessActions.TAGGING,
];

function keyFiles(region: string): Record<string, string> {
  return {
    [accessKey]: '{{ .access }}',
    [secretKey]: '{{ .secret }}',
    credentials: '[default]\naws_access_key_id={{ .access }}\naws_secret_access_key={{ .secret }}\n',
    config: `[default]\nregion=${region}\n`,
  };
}
