import { App } from 'cdk8s';
import { CertificateAuthority } from '../../constructs/security/certificate-authority';
import { Gateway } from '../../constructs/ingress/gateway';
import type { Component } from '../../constructs/gitops/component';
import { Workload } from '../../constructs/shared/workload';
import type { Backup } from '../../constructs/storage/backup';
import { Bucket } from '../../constructs/storage/bucket';
import { ObjectStore } from '../../constructs/storage/object-store';
import { Velero } from '../../constructs/storage/velero';
import { VeleroSchedule } from '../../constructs/storage/velero-schedule';
import { component } from './render';

export const resources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } };

export const chart = { repository: 'https://charts.test', name: 'thing', version: '1.2.3' };

function appOf({ node }: Component): App {
  if (node.root instanceof App) return node.root;
  throw new Error('not in an App');
}

/** What a connection says of how to ask: no test runs it. */
export const check = { image: 'client:1', script: __filename };

/** Pods of another namespace. */
export function stranger(home: Component, name = 'stranger'): Workload {
  return new Workload(component(name, 'datastores', appOf(home)), 'pods', { name, podLabels: { app: name } });
}

export function objectStore(home: Component): ObjectStore {
  const storage = component('object-store', 'storage', appOf(home));
  return new ObjectStore(storage, 'seaweed', {
    size: { masters: 1, volumeServers: 1, replication: '000', volume: '1Gi', gateways: 1, resources },
    storageClass: 'block',
    image: 'seaweed:1',
    clientImage: 'curl:1',
    operator: stranger(home, 'seaweed-operator'),
  });
}

export function bucket(home: Component): Bucket {
  return new Bucket(home, 'backups', { store: objectStore(home) });
}

export function backup(home: Component): Backup {
  return { bucket: bucket(home), schedule: '30 2 * * *', retentionDays: 9 };
}

export function velero(home: Component): Velero {
  const storage = component('velero', 'storage', appOf(home));
  const store = objectStore(home);
  const pluginImage = 'plugin:1';
  return new Velero(storage, 'velero', {
    chart,
    pluginImage,
    nodes: 3,
    bucket: new Bucket(storage, 'velero-backup', { store }),
  });
}

/** What saves the component's namespace. */
export function saving(home: Component): VeleroSchedule {
  return new VeleroSchedule(velero(home), home.node.id, { schedule: '30 2 * * *', retentionDays: 9 });
}

export function issuer(home: Component): CertificateAuthority {
  return new CertificateAuthority(component('ca', 'ingress', appOf(home)), 'test-ca');
}

export function gateway(home: Component): Gateway {
  const ingress = component('gateway', 'ingress', appOf(home));
  const envoy = new Workload(ingress, 'envoy', { podLabels: { app: 'envoy' } });
  return new Gateway(ingress, 'shop', { host: 'shop.test', issuer: issuer(home), envoy });
}
