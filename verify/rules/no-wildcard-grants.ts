import { at, items, texts } from '../fields';
import { rule } from '../rule';

/** A wildcard also grants what a later version of Kubernetes or of a CRD adds. */
export const noWildcardGrants = rule(
  'no-wildcard-grants',
  'No Role or ClusterRole grants `*`: API groups, resources and verbs are named one by one.',
  function* (set) {
    for (const on of set.of('rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole')) {
      for (const [index, grant] of items(at(on.object, 'rules')).entries()) {
        for (const field of ['apiGroups', 'resources', 'verbs'] as const) {
          if (!texts(at(grant, field)).includes('*')) continue;
          yield {
            on,
            path: ['rules', index, field],
            reason: `'*' grants all ${field}, those too that do not exist yet`,
            remedy: 'Name those that are needed.',
          };
        }
      }
    }
  },
);
