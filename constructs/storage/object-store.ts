import * as path from 'node:path';
import { Construct } from 'constructs';
import {
  ResourceReferenceGrant,
  S3Credentials,
  S3CredentialsSpecReclaimPolicy,
  S3Identity,
  S3IdentitySpecReclaimPolicy,
  Seaweed,
} from '../../imports/seaweed.seaweedfs.com';
import type { SeaweedSpec } from '../../imports/seaweed.seaweedfs.com';
import type { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import type { Check } from '../shared/connection';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels, partOf } from '../shared/labels';
import { protect } from '../shared/protect';
import { Workload } from '../shared/workload';

/** What a profile decides about the object store. */
export interface ObjectStoreSize {
  readonly masters: number;
  readonly volumeServers: number;
  /** SeaweedFS replication: copies on other data centres, racks and servers; `001` is one on another server. */
  readonly replication: '000' | '001';
  /** Size of each volume server's disk. */
  readonly volume: string;
  /** S3 gateways; stateless. */
  readonly gateways: number;
  /** Of every pod of the store. */
  readonly resources: Resources;
}

export interface ObjectStoreProps {
  readonly size: ObjectStoreSize;
  readonly storageClass: string;
  readonly image: string;
  /** An image with `curl`, which signs as S3 wants it. */
  readonly clientImage: string;
  readonly operator: Workload;
}

/** HTTP and gRPC of masters, volume servers and the filer. */
const internalPorts = [9333, 19333, 8444, 18444, 8888, 18888].map((port) => ({ port }));
const operatedPorts = [19333, 18444, 18888].map((port) => ({ port }));

/** All parts tell of themselves on one port, which no container declares. */
const metrics = { job: 'seaweedfs', port: 9324, undeclared: true };

/** Not by the operator's `metricsPort`: it would make monitors, and those find each pod behind two Services. */
const extraArgs = [`-metricsPort=${String(metrics.port)}`, '-metricsIp=0.0.0.0'];

/** The label by which a namespace may refer to the store. */
const clientLabel = `${partOf}/object-store-client`;

/** S3 object storage: a SeaweedFS cluster whose buckets, identities and keys are custom resources of those who use them. */
export class ObjectStore extends Construct {
  /** The pods that speak S3. */
  readonly gateway: Workload;
  readonly port = { port: 8333 };
  readonly region = 'us-east-1';
  /** Name of the S3 Service. */
  readonly service: string;
  /** DNS name of the S3 Service. Path style only: no bucket gets a host of its own. */
  readonly host: string;
  /** How to ask whether a bucket answers. */
  readonly check: Check;
  /** How a custom resource of another namespace names the store. */
  readonly reference: { readonly name: string; readonly namespace: string };

  /** @param id name of the custom resource: `<id>-s3` is the Service of the gateways */
  constructor(scope: Construct, id: string, props: ObjectStoreProps) {
    super(scope, id);
    const podLabels = { 'app.kubernetes.io/name': 'seaweedfs', 'app.kubernetes.io/instance': id };
    const pods = new Workload(this, 'pods', { name: id, podLabels, metrics: [metrics] });
    const gatewayLabels = { ...podLabels, 'app.kubernetes.io/component': 's3' };
    this.gateway = new Workload(this, 'gateway', { name: `${id}-s3`, podLabels: gatewayLabels });
    this.service = `${id}-s3`;
    this.host = `${this.service}.${pods.namespace}.svc`;
    this.check = { image: props.clientImage, script: path.join(__dirname, 'scripts', 's3-check.sh') };
    this.reference = { name: id, namespace: pods.namespace };
    new Edge(this, 'cluster', { client: pods, server: pods, ports: internalPorts, protocol: 'seaweedfs' });
    new Edge(this, 'operation', { client: props.operator, server: pods, ports: operatedPorts, protocol: 'operator' });
    const metadata = {
      name: id,
      labels: labels({ name: 'seaweedfs', instance: id, component: 'object-store' }),
      annotations: inPhase('data'),
    };
    new Seaweed(this, 'cluster-resource', { metadata, spec: clusterSpec(props) });
    this.grantClients();
    this.closeToStrangers();
    new Footprint(this, 'footprint', footprint(id, props.size));
    protect(this);
  }

  /** `http://host:port`, as S3 clients want it. */
  get endpoint(): string {
    return `http://${this.host}:${String(this.port.port)}`;
  }

  /** Lets custom resources in a component's namespace refer to the store. */
  admit(client: Component): void {
    client.labelNamespace(clientLabel, 'true');
  }

  private grantClients(): void {
    new ResourceReferenceGrant(this, 'grant', {
      metadata: { name: 'clients', annotations: inPhase('data') },
      spec: {
        from: ['Bucket', 'S3Identity', 'S3Credentials'].map((kind) => ({
          group: 'seaweed.seaweedfs.com',
          kind,
          namespaceSelector: { matchLabels: { [clientLabel]: 'true' } },
        })),
        to: [{ group: 'seaweed.seaweedfs.com', kind: 'Seaweed', name: this.reference.name }],
      },
    });
  }

  /** SeaweedFS serves anyone until the first identity exists: so one exists from the start, and nobody uses it. */
  private closeToStrangers(): void {
    const metadata = { name: 'nobody', annotations: inPhase('schema') };
    const seaweedRef = { name: this.reference.name };
    new S3Identity(this, 'nobody', {
      metadata,
      spec: { seaweedRef, name: 'nobody', reclaimPolicy: S3IdentitySpecReclaimPolicy.RETAIN },
    });
    new S3Credentials(this, 'nobody-credentials', {
      metadata,
      spec: {
        seaweedRef,
        identityRef: { name: 'nobody' },
        secretRef: { name: 'nobody-s3' },
        reclaimPolicy: S3CredentialsSpecReclaimPolicy.RETAIN,
      },
    });
  }
}

function clusterSpec({ size, storageClass, image }: ObjectStoreProps): SeaweedSpec {
  const { requests, limits } = size.resources;
  return {
    image,
    volumeServerDiskCount: 1,
    master: {
      replicas: size.masters,
      volumeSizeLimitMb: 1024,
      defaultReplication: size.replication,
      requests,
      limits,
      extraArgs,
    },
    volume: {
      replicas: size.volumeServers,
      storageClassName: storageClass,
      requests: { ...requests, storage: size.volume },
      limits,
      extraArgs,
    },
    filer: {
      // One: several would need a shared store to agree on what they have just written.
      replicas: 1,
      persistence: {
        enabled: true,
        storageClassName: storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: filerVolume } },
      },
      config: '[leveldb2]\nenabled = true\ndir = "/data/filerldb2"\n',
      requests,
      limits,
      extraArgs,
    },
    s3: { replicas: size.gateways, requests, limits, extraArgs },
  };
}

/** Names and places of objects, not their content. */
const filerVolume = '5Gi';

function footprint(name: string, { masters, volumeServers, gateways, volume, resources }: ObjectStoreSize) {
  const containers = [resources];
  return [
    { workload: `${name}-master`, replicas: masters, containers },
    { workload: `${name}-volume`, replicas: volumeServers, containers, volumes: [volume] },
    { workload: `${name}-filer`, replicas: 1, containers, volumes: [filerVolume] },
    { workload: `${name}-s3`, replicas: gateways, containers },
  ];
}
