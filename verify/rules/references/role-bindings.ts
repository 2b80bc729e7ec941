import { at, items, text } from '../../fields';
import { rule } from '../../rule';

const group = 'rbac.authorization.k8s.io';

export const roleBindings = rule(
  'role-bindings',
  'The role of every binding exists, and so does every ServiceAccount that it is given to.',
  function* (set) {
    for (const on of set.of(`${group}/RoleBinding`, `${group}/ClusterRoleBinding`)) {
      const { namespace } = on.object.metadata;
      const kind = text(at(on.object.roleRef, 'kind')) ?? '';
      const name = text(at(on.object.roleRef, 'name')) ?? '';
      if (!set.find(`${group}/${kind}`, name, kind === 'Role' ? namespace : undefined)) {
        yield {
          on,
          path: ['roleRef'],
          reason: `no ${kind} '${name}'`,
          remedy: 'Declare it, or correct the reference.',
        };
      }
      for (const [index, subject] of items(on.object.subjects).entries()) {
        if (at(subject, 'kind') !== 'ServiceAccount') continue;
        const account = text(at(subject, 'name')) ?? '';
        const home = text(at(subject, 'namespace')) ?? namespace;
        if (set.find('/ServiceAccount', account, home)) continue;
        const reason = `no ServiceAccount '${home ?? ''}/${account}'`;
        yield { on, path: ['subjects', index], reason, remedy: 'Declare it, or correct the reference.' };
      }
    }
  },
);
