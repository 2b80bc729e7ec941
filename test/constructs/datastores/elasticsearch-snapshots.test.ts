import { ElasticsearchSnapshots } from '../../../constructs/datastores/elasticsearch-snapshots';
import type { ElasticsearchSnapshotsProps } from '../../../constructs/datastores/elasticsearch-snapshots';
import { Edge } from '../../../constructs/shared/edge';
import { backup as backupOf, check, stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

function snapshots(schedule = '30 2 * * *') {
  const shop = component();
  const server = stranger(shop, 'nodes');
  const props: Required<ElasticsearchSnapshotsProps> = {
    cluster: 'cart-db',
    connection: {
      protocol: 'elasticsearch',
      host: 'cart-db-es-http.shop.svc',
      port: 9200,
      servers: [{ pods: server, ports: [{ port: 9200 }] }],
      credentials: { secretName: 'cart-db-snapshots', usernameKey: 'username', passwordKey: 'password' },
      ca: { secretName: 'cart-db-tls', key: 'ca.crt' },
      check,
    },
    image: 'curl:8',
    backup: { ...backupOf(shop), schedule },
  };
  const construct = new ElasticsearchSnapshots(shop, 'snapshots', props);
  const { metadata, spec } = find(shop, 'Job', 'cart-db-snapshots');
  const [container] = spec.template.spec.containers;
  const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
  return { construct, server, metadata, spec, container, env, policy: JSON.parse(env.POLICY) };
}

const { construct, server, metadata, spec, container, env, policy } = snapshots();

test('snapshots go to a folder of the bucket that is the cluster’s own', () => {
  expect(JSON.parse(env.REPOSITORY)).toEqual({
    type: 's3',
    settings: { client: 'default', bucket: 'backups', base_path: 'cart-db', readonly: false },
  });
});

test('when it is told to, in the cron of Elasticsearch', () => {
  expect(policy.schedule).toBe('0 30 2 * * ?');
  expect(snapshots('0 23 * * *').policy.schedule).toBe('0 0 23 * * ?');
});

test.each(['@daily', '0 1 * * 1', '*/5 * * * *', '0 1 2 * *', '0 1 * *'])('fails with the schedule %s', (schedule) => {
  expect(() => snapshots(schedule)).toThrow(
    `'backup.schedule' of Elasticsearch must be a time of every day, such as '30 2 * * *': its cron differs in the rest, got '${schedule}'`,
  );
});

test('for as long as it is told to, the last one for ever', () => {
  expect(policy.retention).toEqual({ expire_after: '9d', min_count: 1 });
});

test('they hold all indices but those of the product, and what people made in Kibana', () => {
  expect(policy.config).toEqual({ indices: ['*', '-.*'], include_global_state: false, feature_states: ['kibana'] });
});

test('the policy writes to the repository that the script registers', () => {
  expect(policy.repository).toBe('object-store');
  expect(container).toMatchObject({ image: 'curl:8', command: ['/bin/sh', '/scripts/elasticsearch-snapshots.sh'] });
});

test('the script finds the login and the authority as files', () => {
  expect(env).toMatchObject({
    DB_HOST: 'cart-db-es-http.shop.svc',
    DB_USERNAME_FILE: '/run/secrets/db/username',
    DB_PASSWORD_FILE: '/run/secrets/db/password',
    DB_CA_FILE: '/run/secrets/db/ca.crt',
  });
});

test('it runs at every sync, when the cluster is there, with patience and an end', () => {
  expect(metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    'argocd.argoproj.io/sync-wave': '2',
  });
  expect(spec.backoffLimit).toBeGreaterThanOrEqual(5);
  expect(spec.activeDeadlineSeconds).toBeGreaterThan(60);
});

test('its pods may reach the cluster, and nothing else', () => {
  expect(Edge.within(construct)).toMatchObject([{ server, ports: [{ port: 9200 }], protocol: 'elasticsearch' }]);
});
