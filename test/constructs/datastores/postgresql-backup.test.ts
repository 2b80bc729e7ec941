import { walArchive } from '../../../constructs/datastores/postgresql-backup';
import { backup as backupOf } from '../collaborators';
import { component } from '../render';

const backup = backupOf(component());
const backups = backup.bucket;
const env = walArchive(backup);
const values = Object.fromEntries(env.map(({ name, value }) => [name, value]));

test('it backs up and restores with WAL-G, which takes an endpoint of our own', () => {
  expect(values).toMatchObject({
    USE_WALG_BACKUP: 'true',
    USE_WALG_RESTORE: 'true',
    AWS_ENDPOINT: 'http://seaweed-s3.object-store.svc:8333',
    AWS_REGION: 'us-east-1',
  });
});

test('the store is asked by path, as it has no host for each bucket, and not to encrypt, which it cannot', () => {
  expect(values).toMatchObject({ AWS_S3_FORCE_PATH_STYLE: 'true', WALG_DISABLE_S3_SSE: 'true' });
});

test('a restored cluster finds the archive under the same path, whatever its own identity', () => {
  expect(values).toMatchObject({ WAL_S3_BUCKET: 'backups', WAL_BUCKET_SCOPE_PREFIX: '' });
});

test('a base backup is made when it is told to, and kept as long', () => {
  expect(values).toMatchObject({ BACKUP_SCHEDULE: '30 2 * * *', BACKUP_NUM_TO_RETAIN: '9' });
});

test('its login is a reference to the Secret of the bucket, for no value may stand in a manifest', () => {
  const references = env.filter(({ valueFrom }) => valueFrom !== undefined);
  expect(references).toEqual(
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map((name) => ({
      name,
      valueFrom: { secretKeyRef: { name: backups.credentials.secretName, key: name } },
    })),
  );
  expect(Object.keys(values)).toHaveLength(env.length);
});
