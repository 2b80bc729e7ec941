import { at, items, text, texts } from '../../fields';
import type { Located, Manifest, ManifestSet } from '../../manifest';
import { missing } from '../../named-data';
import { type Finding, rule } from '../../rule';

/** Roles of a namespace that are bound to an account of another one. */
function rolesOf(set: ManifestSet, account: string, home: string | undefined, namespace: string): Manifest[] {
  return set
    .of('rbac.authorization.k8s.io/RoleBinding')
    .filter(({ object }) => object.metadata.namespace === namespace)
    .filter(({ object }) =>
      items(object.subjects).some((one) => at(one, 'name') === account && at(one, 'namespace') === home),
    )
    .flatMap(({ object }) => {
      const role = set.find('rbac.authorization.k8s.io/Role', text(at(object.roleRef, 'name')) ?? '', namespace);
      return role ? [role] : [];
    });
}

const mayRead = (role: Manifest, secret: string): boolean =>
  items(role.rules).some((grant) => {
    const names = at(grant, 'resourceNames');
    const all = [texts(at(grant, 'resources')).includes('secrets'), texts(at(grant, 'verbs')).includes('get')];
    return all.every(Boolean) && (names === undefined || texts(names).includes(secret));
  });

function* faults(set: ManifestSet, on: Located): Generator<Finding> {
  const { metadata, spec } = on.object;
  const name = text(at(spec, 'secretStoreRef', 'name')) ?? '';
  const store = set.find('external-secrets.io/SecretStore', name, metadata.namespace);
  const provider = at(store, 'spec', 'provider', 'kubernetes');
  if (provider === undefined) return;
  const namespace = text(at(provider, 'remoteNamespace')) ?? 'default';
  const account = text(at(provider, 'auth', 'serviceAccount', 'name')) ?? '';
  const roles = rolesOf(set, account, metadata.namespace, namespace);
  for (const [index, one] of items(at(spec, 'data')).entries()) {
    const path = ['spec', 'data', index, 'remoteRef'];
    const secret = text(at(one, 'remoteRef', 'key')) ?? '';
    const keys = [text(at(one, 'remoteRef', 'property')) ?? []].flat();
    const reason = missing(set, namespace, { kind: 'Secret', name: secret, keys, path });
    if (reason) yield { on, path, reason, remedy: `Correct the name, or declare what makes it in '${namespace}'.` };
    if (roles.some((role) => mayRead(role, secret))) continue;
    const denied = `the account '${account}' of the store may not read Secret '${secret}' in namespace '${namespace}'`;
    yield { on, path, reason: denied, remedy: `Bind a Role in '${namespace}' that names the Secret to the account.` };
  }
}

export const carriedSecrets = rule(
  'carried-secrets',
  'What an ExternalSecret carries over from another namespace is there, and the account of its store may read it.',
  function* (set) {
    for (const on of set.of('external-secrets.io/ExternalSecret')) yield* faults(set, on);
  },
);
