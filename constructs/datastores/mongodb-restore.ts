import type { Construct } from 'constructs';
import { PerconaServerMongoDb, PerconaServerMongoDbRestore } from '../../imports/psmdb.percona.com';
import type { Issuer } from '../security/certificate-authority';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { unnamedBackup } from '../shared/restore';
import type { RestoreRequest } from '../shared/restore';
import type { Backup } from '../storage/backup';
import { readOnlyBackup } from './mongodb-backup';
import { MongoDbCertificate } from './mongodb-certificate';
import { mongoDbSpec } from './mongodb-spec';
import type { MongoDbSpecProps } from './mongodb-spec';

export interface MongoDbRestoreProps extends Omit<MongoDbSpecProps, 'backup'> {
  readonly namespace: string;
  readonly issuer: Issuer;
  readonly backup: Backup;
}

/** A second cluster with the logins of the first, and the order to fill it: a dump, then the oplog up to the moment. */
export function declareMongoDbRestore(
  chart: Construct,
  props: MongoDbRestoreProps,
  { at, into, backup: dump = unnamedBackup }: RestoreRequest,
): void {
  const { name, namespace, issuer, backup } = props;
  new MongoDbCertificate(chart, 'certificate', { cluster: into, namespace, issuer });
  new PerconaServerMongoDb(chart, 'cluster', {
    metadata: { name: into, labels: labels({ name: 'mongodb', instance: into, component: 'database' }) },
    spec: mongoDbSpec({ ...props, name: into, backup: readOnlyBackup(name, backup) }),
  });
  new PerconaServerMongoDbRestore(chart, 'restore', {
    metadata: { name: into, labels: labels({ name: 'mongodb', instance: into, component: 'restore' }) },
    spec: { clusterName: into, backupName: dump, pitr: target(at) },
  });
  protect(chart);
}

function target(at: Date | undefined) {
  if (at === undefined) return { type: 'latest' };
  return { type: 'date', date: at.toISOString().slice(0, 19).replace('T', ' ') };
}
