import { readFileSync } from 'node:fs';
import { mountConnection } from '../../../constructs/shared/mount';
import { ScriptJob } from '../../../constructs/shared/script-job';
import type { ScriptJobProps } from '../../../constructs/shared/script-job';
import { check, stranger } from '../collaborators';
import { component, find } from '../render';

const script = 'constructs/datastores/scripts/mysql-check.sh';
const shop = component();
const connection = {
  protocol: 'mysql',
  host: 'db',
  port: 3306,
  servers: [{ pods: stranger(shop), ports: [{ port: 6446 }] }],
  check,
} as const;
const credentials = { secretName: 'login', usernameKey: 'u', passwordKey: 'p' };
const props: Required<ScriptJobProps> = {
  name: 'db-check',
  component: 'check',
  image: 'mysql:8.4.9',
  script,
  mounts: [mountConnection('db', { ...connection, credentials })],
};
const job = new ScriptJob(shop, 'job', props);
const { spec = { containers: [] } } = job.template;

test('the script that runs is the file, to the letter', () => {
  expect(find(shop, 'ConfigMap').data).toEqual({ 'mysql-check.sh': readFileSync(script, 'utf8') });
  expect(spec.containers[0]?.command).toEqual(['/bin/sh', '/scripts/mysql-check.sh']);
});

test('its pods carry the labels by which their policy selects them', () => {
  expect(job.template.metadata?.labels).toMatchObject(job.pods.podLabels);
});

test('it can write to /tmp and nowhere else', () => {
  const [container] = spec.containers;
  expect(container?.securityContext?.readOnlyRootFilesystem).toBe(true);
  const writable = container?.volumeMounts?.filter(({ readOnly }) => readOnly !== true);
  expect(writable?.map(({ mountPath }) => mountPath)).toEqual(['/tmp']);
});

test('it runs under an account of its own, without a token', () => {
  expect(find(shop, 'ServiceAccount')).toMatchObject({
    metadata: { name: 'db-check' },
    automountServiceAccountToken: false,
  });
  expect(spec).toMatchObject({ serviceAccountName: 'db-check', automountServiceAccountToken: false });
});
