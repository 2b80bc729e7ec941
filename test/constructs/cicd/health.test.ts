import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { cases as gatekeeper } from './health/gatekeeper';
import { cases as kafka } from './health/kafka';
import { cases as nats } from './health/nats';
import { cases as mongodb } from './health/mongodb';
import { cases as memcached } from './health/memcached';
import { cases as cassandra } from './health/cassandra';
import { cases as coroot } from './health/coroot';
import { cases as elasticsearch } from './health/elasticsearch';
import { cases as opentelemetry } from './health/opentelemetry';
import { cases as xtradbCluster } from './health/xtradb-cluster';
import { cases as prometheus } from './health/prometheus';
import { cases as tekton } from './health/tekton';
import { cases as tidb } from './health/tidb';
import { cases as velero } from './health/velero';
import { cases as vitess } from './health/vitess';

interface Health {
  readonly status: string;
  readonly message: string;
}

const folder = path.join(__dirname, '..', '..', '..', 'constructs', 'cicd', 'health');
const checks = readdirSync(folder).map((file) => path.basename(file, '.lua'));

const valid = (status: string, errors: readonly object[] = []) => ({ conditions: [{ type: 'Valid', status, errors }] });
const includeError = { type: 'IncludeError', reason: 'IncludeNotFound', message: 'include user/user not found' };
const root = { spec: { virtualhost: { fqdn: 'shop.test' } } };
const innoDb = (status: string, onlineInstances: number) => ({
  spec: { instances: 3 },
  status: { cluster: { status, onlineInstances } },
});
const synced = { sync: { status: 'Synced' }, health: { status: 'Healthy' } };

const cases: readonly (readonly [kind: string, situation: string, obj: object, health: string])[] = [
  ...opentelemetry,
  ...coroot,
  ...velero,
  ...gatekeeper,
  ...prometheus,
  ...vitess,
  ...tekton,
  ['argoproj.io_Application', 'never synced', {}, 'Progressing'],
  ['argoproj.io_Application', 'synced and healthy', { status: synced }, 'Healthy'],
  [
    'argoproj.io_Application',
    'healthy while a sync runs',
    { status: { ...synced, operationState: { phase: 'Running' } } },
    'Progressing',
  ],
  [
    'argoproj.io_Application',
    'healthy but half applied',
    { status: { ...synced, sync: { status: 'OutOfSync' } } },
    'Progressing',
  ],
  ['argoproj.io_Application', 'degraded', { status: { ...synced, health: { status: 'Degraded' } } }, 'Degraded'],
  ['ceph.rook.io_CephCluster', 'warning', { status: { phase: 'Ready', ceph: { health: 'HEALTH_WARN' } } }, 'Healthy'],
  ['ceph.rook.io_CephCluster', 'in error', { status: { phase: 'Ready', ceph: { health: 'HEALTH_ERR' } } }, 'Degraded'],
  ['ceph.rook.io_CephCluster', 'young', { status: { phase: 'Progressing' } }, 'Progressing'],
  ['ceph.rook.io_CephCluster', 'ready without an opinion', { status: { phase: 'Ready' } }, 'Progressing'],
  ...['CephBlockPool', 'CephFilesystem', 'CephFilesystemSubVolumeGroup', 'CephObjectStore'].flatMap(
    (kind) =>
      [
        [`ceph.rook.io_${kind}`, 'ready', { status: { phase: 'Ready' } }, 'Healthy'],
        [`ceph.rook.io_${kind}`, 'failed', { status: { phase: 'ReconcileFailed' } }, 'Degraded'],
        [`ceph.rook.io_${kind}`, 'underway', { status: { phase: 'Progressing' } }, 'Progressing'],
      ] as const,
  ),
  ...['Bucket', 'S3Identity', 'S3Credentials'].flatMap(
    (kind) =>
      [
        [`seaweed.seaweedfs.com_${kind}`, 'ready', { status: { phase: 'Ready' } }, 'Healthy'],
        [`seaweed.seaweedfs.com_${kind}`, 'failed', { status: { phase: 'Failed' } }, 'Degraded'],
        [`seaweed.seaweedfs.com_${kind}`, 'waiting', { status: { phase: 'Pending' } }, 'Progressing'],
      ] as const,
  ),
  [
    'seaweed.seaweedfs.com_Seaweed',
    'ready',
    { status: { conditions: [{ type: 'Ready', status: 'True', message: '' }] } },
    'Healthy',
  ],
  [
    'seaweed.seaweedfs.com_Seaweed',
    'not ready yet',
    { status: { conditions: [{ type: 'Ready', status: 'False', message: 'filer' }] } },
    'Progressing',
  ],
  ['mysql.oracle.com_InnoDBCluster', 'complete', innoDb('ONLINE', 3), 'Healthy'],
  ['mysql.oracle.com_InnoDBCluster', 'one server short', innoDb('ONLINE', 2), 'Progressing'],
  ['mysql.oracle.com_InnoDBCluster', 'without a quorum', innoDb('NO_QUORUM', 1), 'Degraded'],
  ...xtradbCluster,
  ['projectcontour.io_HTTPProxy', 'valid', { spec: {}, status: valid('True') }, 'Healthy'],
  [
    'projectcontour.io_HTTPProxy',
    'a root before its services',
    { ...root, status: valid('False', [includeError]) },
    'Healthy',
  ],
  [
    'projectcontour.io_HTTPProxy',
    'a root without its certificate',
    { ...root, status: valid('False', [includeError, { type: 'TLSError', message: 'Secret not found' }]) },
    'Degraded',
  ],
  [
    'projectcontour.io_HTTPProxy',
    'a service before its root',
    { spec: {}, status: { currentStatus: 'orphaned', ...valid('False') } },
    'Progressing',
  ],
  [
    'projectcontour.io_HTTPProxy',
    'broken',
    { spec: {}, status: valid('False', [{ type: 'ServiceError' }]) },
    'Degraded',
  ],
  ...kafka,
  ...nats,
  ...mongodb,
  ...memcached,
  ...cassandra,
  ...elasticsearch,
  ...tidb,
];

/** What has no status yet, or one that says nothing; every check has to cope with it. */
const untouched = checks.flatMap((kind) => [
  [kind, 'untouched by its operator', { spec: {} }, 'Progressing'] as const,
  [kind, 'with an empty status', { metadata: { generation: 1 }, spec: {}, status: {} }, 'Progressing'] as const,
]);

/** Kinds whose operator never says that it has given up, and why that is no oversight. */
const neverDegraded: Readonly<Record<string, string>> = {
  'kafka.strimzi.io_KafkaNodePool': 'the Kafka that it belongs to says what went wrong',
  'medusa.k8ssandra.io_MedusaBackupSchedule': 'its status has times only',
  'opentelemetry.io_OpenTelemetryCollector': 'its status has numbers only',
  'pingcap.com_TidbCluster': 'its condition is False alike while it starts and when a store is lost',
  'planetscale.com_VitessCluster': 'its status has numbers only',
  'seaweed.seaweedfs.com_Seaweed': 'its condition is False alike while it starts and when a part is lost',
};
const all = [...cases, ...untouched];
const answers = run(
  all.map(([kind, , obj]) => ({ script: readFileSync(path.join(folder, `${kind}.lua`), 'utf8'), obj })),
);

function run(scripts: readonly { readonly script: string; readonly obj: object }[]): readonly Health[] {
  const runner = path.join(__dirname, 'run-health-checks.mjs');
  const output = execFileSync(process.execPath, [runner], { input: JSON.stringify(scripts), encoding: 'utf8' });
  return JSON.parse(output) as Health[];
}

test.each(all.map(([kind, situation, , health], index) => [kind, situation, health, index] as const))(
  '%s: %s is %s',
  (_kind, _situation, health, index) => {
    expect(answers[index]?.status).toBe(health);
  },
);

test('what its operator has not touched says what it waits for', () => {
  expect(answers.slice(cases.length).map(({ message }) => message)).not.toContain('');
});

test.each(checks)('%s has an example of what is healthy, what is underway and what is degraded', (kind) => {
  const seen = new Set(cases.filter(([tested]) => tested === kind).map(([, , , health]) => health));
  const wanted = ['Healthy', 'Progressing', ...(kind in neverDegraded ? [] : ['Degraded'])];
  expect(wanted.filter((health) => !seen.has(health))).toEqual([]);
});

test('what never degrades is what no script ever calls degraded', () => {
  const silent = checks.filter((kind) => !readFileSync(path.join(folder, `${kind}.lua`), 'utf8').includes('Degraded'));
  // It hands on what Argo CD has found below it.
  expect(silent.filter((kind) => kind !== 'argoproj.io_Application')).toEqual(Object.keys(neverDegraded).sort());
});
