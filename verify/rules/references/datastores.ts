import { type Path, at, fields, items, text } from '../../fields';
import type { Manifest, ManifestSet } from '../../manifest';
import { rule } from '../../rule';
import { mongoDbBuckets, unknownStorages } from './mongodb-names';

interface Fault {
  readonly path: Path;
  readonly reason: string;
}

const isBucket = (set: ManifestSet, name: unknown): boolean =>
  set
    .of('seaweed.seaweedfs.com/Bucket')
    .some(({ object: { metadata, spec } }) => (at(spec, 'name') ?? metadata.name) === name);

function* postgresql({ spec }: Manifest, set: ManifestSet): Generator<Fault> {
  for (const [database, owner] of Object.entries(fields(at(spec, 'databases')))) {
    if (at(spec, 'users', text(owner) ?? '') !== undefined) continue;
    yield { path: ['spec', 'databases', database], reason: `its owner '${String(owner)}' is no user of the cluster` };
  }
  for (const [index, variable] of items(at(spec, 'env')).entries()) {
    const bucket = at(variable, 'value');
    if (at(variable, 'name') !== 'WAL_S3_BUCKET' || isBucket(set, bucket)) continue;
    yield { path: ['spec', 'env', index, 'value'], reason: `no Bucket '${String(bucket)}'` };
  }
}

function* innoDbCluster({ spec }: Manifest, set: ManifestSet): Generator<Fault> {
  const profiles = items(at(spec, 'backupProfiles'));
  for (const [index, profile] of profiles.entries()) {
    const path = ['dumpInstance', 'storage', 's3', 'bucketName'];
    const bucket = at(profile, ...path);
    if (bucket === undefined || isBucket(set, bucket)) continue;
    yield { path: ['spec', 'backupProfiles', index, ...path], reason: `no Bucket '${text(bucket) ?? ''}'` };
  }
  for (const [index, schedule] of items(at(spec, 'backupSchedules')).entries()) {
    const name = at(schedule, 'backupProfileName');
    if (name === undefined || profiles.some((profile) => at(profile, 'name') === name)) continue;
    const path = ['spec', 'backupSchedules', index, 'backupProfileName'];
    yield { path, reason: `no backup profile '${text(name) ?? ''}'` };
  }
  const exporter = at(spec, 'metrics', 'enable') === true ? ['metrics'] : [];
  // The operator merges by name: another name is another container, without an image.
  for (const [path, names] of [
    [['podSpec'], ['mysql', 'sidecar', ...exporter]],
    [['router', 'podSpec'], ['router']],
  ] as const) {
    for (const [index, container] of items(at(spec, ...path, 'containers')).entries()) {
      const name = text(at(container, 'name')) ?? '';
      if (names.some((known) => known === name) || at(container, 'image') !== undefined) continue;
      const where = ['spec', ...path, 'containers', index, 'name'];
      yield { path: where, reason: `the operator has no container '${name}', only ${names.join(' and ')}` };
    }
  }
}

function* mongoDb(resource: Manifest, set: ManifestSet): Generator<Fault> {
  for (const { path, bucket } of mongoDbBuckets(resource)) {
    if (!isBucket(set, bucket)) yield { path, reason: `no Bucket '${text(bucket) ?? ''}'` };
  }
  for (const { path, storage } of unknownStorages(resource)) yield { path, reason: `no storage '${storage}'` };
}

function* kibana({ metadata: { namespace }, spec }: Manifest, set: ManifestSet): Generator<Fault> {
  const path = ['elasticsearchRef', 'name'];
  const name = text(at(spec, ...path)) ?? '';
  if (set.find('elasticsearch.k8s.elastic.co/Elasticsearch', name, namespace)) return;
  yield { path: ['spec', ...path], reason: `no Elasticsearch '${name}' in its namespace` };
}

function* perconaXtraDbCluster({ spec }: Manifest, set: ManifestSet): Generator<Fault> {
  const storages = fields(at(spec, 'backup', 'storages'));
  for (const [name, storage] of Object.entries(storages)) {
    const bucket = at(storage, 's3', 'bucket');
    if (bucket === undefined || isBucket(set, bucket)) continue;
    const path = ['spec', 'backup', 'storages', name, 's3', 'bucket'];
    yield { path, reason: `no Bucket '${text(bucket) ?? ''}'` };
  }
  for (const [index, schedule] of items(at(spec, 'backup', 'schedule')).entries()) {
    const name = text(at(schedule, 'storageName')) ?? '';
    if (name in storages) continue;
    yield { path: ['spec', 'backup', 'schedule', index, 'storageName'], reason: `no backup storage '${name}'` };
  }
}

function* tidbBackup({ metadata: { namespace }, spec }: Manifest, set: ManifestSet): Generator<Fault> {
  const cluster = text(at(spec, 'backupTemplate', 'br', 'cluster')) ?? '';
  if (set.find('pingcap.com/TidbCluster', cluster, namespace) === undefined) {
    yield { path: ['spec', 'backupTemplate', 'br', 'cluster'], reason: `no TidbCluster '${cluster}'` };
  }
  const bucket = text(at(spec, 'backupTemplate', 's3', 'bucket')) ?? '';
  if (!isBucket(set, bucket))
    yield { path: ['spec', 'backupTemplate', 's3', 'bucket'], reason: `no Bucket '${bucket}'` };
}

function* vitessCluster({ spec }: Manifest, set: ManifestSet): Generator<Fault> {
  for (const [index, location] of items(at(spec, 'backup', 'locations')).entries()) {
    const bucket = at(location, 's3', 'bucket');
    if (bucket === undefined || isBucket(set, bucket)) continue;
    yield {
      path: ['spec', 'backup', 'locations', index, 's3', 'bucket'],
      reason: `no Bucket '${text(bucket) ?? ''}'`,
    };
  }
}

const checks: Readonly<Record<string, (resource: Manifest, set: ManifestSet) => Iterable<Fault>>> = {
  'acid.zalan.do/postgresql': postgresql,
  'kibana.k8s.elastic.co/Kibana': kibana,
  'mysql.oracle.com/InnoDBCluster': innoDbCluster,
  'psmdb.percona.com/PerconaServerMongoDB': mongoDb,
  'pxc.percona.com/PerconaXtraDBCluster': perconaXtraDbCluster,
  'pingcap.com/BackupSchedule': tidbBackup,
  'planetscale.com/VitessCluster': vitessCluster,
};

export const datastores = rule(
  'datastores',
  'What datastores name exists: owners of databases, buckets and profiles of backups, containers that are merged by name, what Kibana shows.',
  function* (set) {
    for (const [kind, check] of Object.entries(checks)) {
      for (const on of set.of(kind)) {
        for (const { path, reason } of check(on.object, set)) {
          yield { on, path, reason, remedy: 'Correct the name, or declare what it names.' };
        }
      }
    }
  },
);
