import { YugabyteDbBackup } from '../../../constructs/datastores/yugabytedb-backup';
import type { YugabyteDbBackupProps } from '../../../constructs/datastores/yugabytedb-backup';
import { Edge } from '../../../constructs/shared/edge';
import { Restore } from '../../../constructs/shared/restore';
import type { RestoreRequest } from '../../../constructs/shared/restore';
import { backup as backupOf, check, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

function saved(schedule = '30 2 * * *') {
  const shop = component();
  const login = { usernameKey: 'username', passwordKey: 'password' };
  const props: Required<YugabyteDbBackupProps> = {
    ...{ cluster: 'point-db', database: 'point', image: 'yugabyte:1' },
    administrator: { secretName: 'point-db-yugabyte', ...login },
    connection: {
      ...{ protocol: 'postgres', host: 'db.shop.svc', port: 5433, check },
      servers: [{ pods: stranger(shop, 'tservers'), ports: [{ port: 5433 }] }],
      credentials: { secretName: 'point-db-point', ...login },
      ca: { secretName: 'point-db-tls', key: 'ca.crt' },
      facts: { DATABASE: 'point' },
    },
    backup: { ...backupOf(shop), schedule },
    volume: { storageClass: 'fast', size: '7Gi' },
  };
  return { shop, props, backup: new YugabyteDbBackup(shop, 'backup', props) };
}

const envOf = ({ env }: Rendered) => Object.fromEntries(env.map(({ name, value }: Rendered) => [name, value]));
const secretsOf = ({ volumes }: Rendered): string[] =>
  volumes.flatMap(({ projected }: Rendered) =>
    (projected?.sources ?? []).map(({ secret }: Rendered) => secret.name as string),
  );

describe('a dump', () => {
  const { shop, backup } = saved();
  const { spec } = find(shop, 'CronJob', 'point-db-point-dump');
  const pod = spec.jobTemplate.spec.template.spec;

  test('is made every day at the time that it is told, in UTC, never two at once', () => {
    expect(spec).toMatchObject({ schedule: '30 2 * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid' });
  });

  test("is made by the database's client, and sent by that of the object store", () => {
    const [first, second] = [pod.initContainers[0], pod.containers[0]];
    expect([first.image, second.image]).toEqual(['yugabyte:1', 'curl:1']);
    expect(first.command).toEqual(['/bin/sh', '/scripts/yugabytedb-dump.sh', 'dump']);
    expect(second.command).toEqual(['/bin/sh', '/scripts/yugabytedb-dump.sh']);
    expect(envOf(second)).toMatchObject({
      ...{ DB_HOST: 'db.shop.svc', DB_DATABASE: 'point', S3_BUCKET: 'backups' },
      ...{ DUMP_FOLDER: 'point-db/point', DUMP_DAYS: '9', DUMP_VOLUME: '/dump' },
    });
    expect(first.securityContext).toEqual(second.securityContext);
    expect([first.name, second.name]).toEqual(['dump', 'backup']);
  });

  test('is written to a volume that has room for it', () => {
    const { ephemeral, name } = pod.volumes.find(({ ephemeral }: Rendered) => ephemeral !== undefined);
    expect(ephemeral.volumeClaimTemplate.spec).toMatchObject({
      storageClassName: 'fast',
      resources: { requests: { storage: '7Gi' } },
    });
    for (const { volumeMounts } of [...pod.initContainers, ...pod.containers]) {
      expect(volumeMounts).toContainEqual({ name, mountPath: '/dump' });
    }
  });

  test('needs no login but that of the owner, and that of the bucket', () => {
    expect(secretsOf(pod)).toEqual(['point-db-point', 'point-db-tls', 'backups-s3']);
    expect(Edge.within(backup).map(({ server }) => server.name)).toEqual(['tservers', 'seaweed-s3']);
  });
});

describe('a restore', () => {
  function restored(request: RestoreRequest) {
    const { shop } = saved();
    const [restore] = Restore.within(shop);
    restore?.props.declare(shop, request);
    return { shop, restore, spec: find(shop, 'Job', `${request.into}-load`).spec };
  }
  const { shop, restore, spec } = restored({ into: 'point-db-restored' });
  const pod = spec.template.spec;

  test('goes by dumps, into a database beside the one that runs', () => {
    expect(restore?.props).toMatchObject({ store: 'point-db', precision: 'backup', maxNameLength: 32 });
    expect(restore?.props.makes?.('point-db-restored')).toBe('the database point_db_restored of the running point-db');
    expect(envOf(pod.containers[0])).toMatchObject({ RESTORE_INTO: 'point_db_restored', RESTORE_DAY: '' });
  });

  test('gets the dump from where it was saved, then loads it as the superuser', () => {
    const [first, second] = [pod.initContainers[0], pod.containers[0]];
    expect([first.image, second.image]).toEqual(['curl:1', 'yugabyte:1']);
    expect(first.command).toEqual(['/bin/sh', '/scripts/yugabytedb-restore.sh', 'fetch']);
    expect(envOf(first).DUMP_FOLDER).toBe('point-db/point');
    expect([first.name, second.name]).toEqual(['fetch', 'restore']);
    expect(secretsOf(pod)).toContain('point-db-yugabyte');
  });

  test('is tried once, and may reach what it reads and writes', () => {
    expect(spec.backoffLimit).toBe(0);
    expect(find(shop, 'NetworkPolicy', 'point-db-restored-load').spec.egress).toHaveLength(2);
  });

  test.each([
    ['2026-03-04T02:30:00Z', '2026-03-04'],
    ['2026-03-04T02:29:59Z', '2026-03-03'],
    ['2026-03-01T00:00:00Z', '2026-02-28'],
  ])('to %s begins with the dump of %s', (at, day) => {
    const { spec: job } = restored({ into: 'point-db-2', at: new Date(at) });
    expect(envOf(job.template.spec.containers[0]).RESTORE_DAY).toBe(day);
  });

  test('fails when it would load over the database that runs', () => {
    const { shop: other } = saved();
    const [{ props } = { props: undefined }] = Restore.within(other);
    expect(() => props?.declare(other, { into: 'point' })).toThrow(/needs the name of a new database, got 'point'/);
  });
});

test('fails when it would make two dumps of one name, or none for days', () => {
  expect(() => saved('0 */6 * * *')).toThrow(/'backup.schedule'.*time of every day.*got '0 \*\/6/);
});
