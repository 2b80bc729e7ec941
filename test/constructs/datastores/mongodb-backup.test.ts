import { readOnlyBackup, scheduledBackup } from '../../../constructs/datastores/mongodb-backup';
import { backup as backupOf } from '../collaborators';
import { component } from '../render';

const backup = backupOf(component());
const spec = scheduledBackup('comment-db', backup);
const [task] = spec.tasks;

test('dumps go to a folder of the bucket, with the keys of that bucket', () => {
  expect(spec.storages['object-store']).toMatchObject({
    main: true,
    type: 'minio',
    minio: {
      bucket: 'backups',
      prefix: 'comment-db',
      endpointUrl: 'seaweed-s3.object-store.svc:8333',
      secure: false,
      forcePathStyle: true,
      credentialsSecret: backup.bucket.credentials.secretName,
    },
  });
});

test('a dump is made when it is told to, and kept as long', () => {
  expect(task).toMatchObject({ enabled: true, schedule: '30 2 * * *', retention: { type: 'count', count: 9 } });
  expect(Object.keys(spec.storages)).toContain(task?.storageName);
});

test('what is kept no longer leaves the bucket too', () => {
  expect(task?.retention.deleteFromStorage).toBe(true);
});

test('between two dumps the oplog is saved', () => {
  expect(spec.pitr).toEqual({ enabled: true });
});

test('a cluster that is restored reads the folder of the other, and writes no dump and no oplog there', () => {
  const { storages, pitr, ...rest } = readOnlyBackup('comment-db', backup);
  expect(storages).toEqual(spec.storages);
  expect(pitr).toEqual({ enabled: false });
  expect(rest).not.toHaveProperty('tasks');
});
