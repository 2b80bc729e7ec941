import { serviceAccounts } from '../../../proof/checks/service-accounts';
import type { Site } from '../../../proof/check';
import type { Manifest } from '../../../verify/manifest';

interface Rights {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
}

const read = (...resources: readonly string[]): Rights => ({ verbs: ['get'], apiGroups: [''], resources });

const rbac = (kind: string, name: string, rest: object): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name, namespace: 'user' },
  ...rest,
});

const account: Manifest = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'user', namespace: 'user' } };
const role = rbac('Role', 'reader', { rules: [read('pods')] });
const binding = rbac('RoleBinding', 'reader', {
  roleRef: { kind: 'Role', name: 'reader' },
  subjects: [{ kind: 'ServiceAccount', name: 'user' }],
});

/** The API server grants everybody the public parts, and the ServiceAccount what is given here besides. */
async function problems(manifests: readonly Manifest[], ...granted: readonly Rights[]): Promise<readonly string[]> {
  const client = {
    request: async (_: string, __: string, ___: object, headers: Record<string, string>) => {
      const own = headers['impersonate-user'] === 'system:serviceaccount:user:user' ? granted : [];
      return { status: { resourceRules: [read('public'), ...own], nonResourceRules: [] } };
    },
  };
  const site = { manifests: manifests.map((object) => ({ file: 'user/x', object })), plane: { client } };
  return (await serviceAccounts.run(site as unknown as Site)).problems;
}

test('an account without roles may what everybody may', async () => {
  expect(await problems([account])).toEqual([]);
});

test('a right that no role of ours gives', async () => {
  expect(await problems([account], read('secrets'))).toEqual([
    'user/user may get /secrets, which no role of ours says',
  ]);
});

test('what its role gives, it has, and no more', async () => {
  expect(await problems([account, role, binding], read('pods'))).toEqual([]);
  expect(await problems([account, role, binding], read('pods', 'secrets'))).toHaveLength(1);
});

test('a right that is declared and does not work', async () => {
  expect(await problems([account, role, binding])).toEqual([
    'user/user may not get /pods, though a role of ours says so',
  ]);
});
