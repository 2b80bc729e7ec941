import { podMounts } from '../../verify/rules/pods/mounts';
import { type Edits, below } from './edit';
import { faults } from './fixture';

const base = 'spec.template.spec';
const main = (edits: Edits): Edits => below(`${base}.containers[0]`, edits);
const own = `${base}.containers[0]`;

test.each<[string, Edits, string]>([
  [
    'a mount of no volume',
    main({ 'volumeMounts[+]': { name: 'x', mountPath: '/x' } }),
    `${own}.volumeMounts[2].name: the pod has no volume 'x'`,
  ],
  [
    'two mounts in one place',
    main({ 'volumeMounts[+]': { name: 'tmp', mountPath: '/tmp' } }),
    `${own}.volumeMounts[2].mountPath: something else`,
  ],
  [
    'a volume that nobody mounts',
    { [`${base}.volumes[+]`]: { name: 'x', emptyDir: {} } },
    `${base}.volumes[2]: no container mounts it`,
  ],
  [
    'a file that the volume does not have',
    main({ 'env[1].value': '/run/secrets/db/username' }),
    `${own}.env[1].value: the volume at /run/secrets/db has no such file, only password`,
  ],
  [
    'a file outside of all volumes',
    main({ 'env[1].value': '/run/secrets/database/password' }),
    `${own}.env[1].value: no volume is mounted there`,
  ],
  [
    'a folder that only begins alike',
    main({ 'env[1].value': '/run/secrets/dbx' }),
    `${own}.env[1].value: no volume is mounted there`,
  ],
])('%s', (_, edits, expected) => {
  expect(faults(podMounts, 'Deployment', 'user', edits)).toEqual([expect.stringContaining(expected)]);
});

test('a volume whose files nobody lists may have any', () => {
  const volume = { name: 'db', secret: { secretName: 'user-db-root' } };
  const edits = { [`${base}.volumes[0]`]: volume, ...main({ 'env[1].value': '/run/secrets/db/anything' }) };
  expect(faults(podMounts, 'Deployment', 'user', edits)).toEqual([]);
});
