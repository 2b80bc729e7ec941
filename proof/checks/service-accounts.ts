import { at, items, texts } from '../../verify/fields';
import { kindOf } from '../../verify/kind';
import type { Located, Manifest } from '../../verify/manifest';
import type { Check, Site } from '../check';
import type { KubeClient } from '../kubernetes/kube-client';

/** What every ServiceAccount may do: read its own rights and the public parts of the API. */
const nobody = { namespace: 'default', name: 'nobody' };

export const serviceAccounts: Check = {
  name: 'service-accounts',
  claim: 'A ServiceAccount may do what its roles say and nothing else',
  async run({ manifests, plane }: Site) {
    const accounts = manifests.filter(({ object }) => kindOf(object) === '/ServiceAccount').map(({ object }) => object);
    const problems: string[] = [];
    for (const { metadata } of accounts) {
      const { name, namespace = 'default' } = metadata;
      const [may, everybody] = await Promise.all([
        rightsOf(plane.client, name, namespace),
        rightsOf(plane.client, nobody.name, nobody.namespace),
      ]);
      const meant = declaredFor(manifests, name, namespace);
      const more = [...may].filter((right) => !everybody.has(right) && !meant.has(right));
      const less = [...meant].filter((right) => !may.has(right));
      for (const right of more) problems.push(`${namespace}/${name} may ${right}, which no role of ours says`);
      for (const right of less) problems.push(`${namespace}/${name} may not ${right}, though a role of ours says so`);
    }
    return { looked: `${accounts.length} ServiceAccounts`, problems };
  },
};

/** Asks the API server, in the name of the ServiceAccount. @returns each right as `verb group/resource` */
async function rightsOf(client: KubeClient, name: string, namespace: string): Promise<ReadonlySet<string>> {
  const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } };
  const answer = await client.request<Manifest>(
    'POST',
    '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    review,
    { 'impersonate-user': `system:serviceaccount:${namespace}:${name}` },
  );
  return rightsIn([...items(at(answer.status, 'resourceRules')), ...items(at(answer.status, 'nonResourceRules'))]);
}

const rightsIn = (rules: readonly unknown[]): ReadonlySet<string> =>
  new Set(
    rules.flatMap((rule) => {
      const resources = texts(at(rule, 'apiGroups')).flatMap((group) =>
        texts(at(rule, 'resources')).map((one) => `${group}/${one}`),
      );
      const names = texts(at(rule, 'resourceNames'));
      const things = [...resources, ...texts(at(rule, 'nonResourceURLs'))];
      const named = names.length === 0 ? things : things.flatMap((thing) => names.map((name) => `${thing} ${name}`));
      return texts(at(rule, 'verbs')).flatMap((verb) => named.map((thing) => `${verb} ${thing}`));
    }),
  );

/** What the roles that our manifests bind to a ServiceAccount grant it in its namespace. */
function declaredFor(manifests: readonly Located[], name: string, namespace: string): ReadonlySet<string> {
  const objects = manifests.map(({ object }) => object);
  const bound = objects.filter(
    (object) =>
      ['RoleBinding', 'ClusterRoleBinding'].includes(object.kind) &&
      (object.kind === 'ClusterRoleBinding' || object.metadata.namespace === namespace) &&
      items(object.subjects).some(
        (one) => at(one, 'name') === name && (at(one, 'namespace') ?? namespace) === namespace,
      ),
  );
  const roles = bound.flatMap(({ metadata, roleRef }) =>
    objects.filter(
      (object) =>
        object.kind === at(roleRef, 'kind') &&
        object.metadata.name === at(roleRef, 'name') &&
        (object.kind === 'ClusterRole' || object.metadata.namespace === metadata.namespace),
    ),
  );
  return rightsIn(roles.flatMap(({ rules }) => items(rules)));
}
