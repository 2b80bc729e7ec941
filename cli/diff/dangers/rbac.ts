import { isDeepStrictEqual } from 'node:util';
import { at, fields, items } from '../../../verify/fields';
import { groupOf } from '../../../verify/kind';
import type { Manifest } from '../../../verify/manifest';
import { kindOfChange } from '../danger';
import type { DangerRule, Found } from '../danger';
import { subjectName, widened } from '../grants';
import { listing } from '../listing';

const remedy = 'Grant it only if it is needed, as narrowly as can be: by verb, by resource, by name.';

function* ofRole(before: Manifest | undefined, after: Manifest): Generator<Found> {
  const wider = widened(items(before?.rules), items(after.rules));
  if (wider.length > 0) yield { path: 'rules', reason: `it grants what it did not: ${listing(wider)}`, remedy };
  const { aggregationRule } = after;
  if (aggregationRule !== undefined && !isDeepStrictEqual(aggregationRule, before?.aggregationRule)) {
    yield { path: 'aggregationRule', reason: 'it takes in the rules of other ClusterRoles', remedy };
  }
}

function* ofBinding(before: Manifest | undefined, after: Manifest): Generator<Found> {
  const role = (binding: Manifest | undefined) => fields(binding?.roleRef);
  const isSameRole = isDeepStrictEqual(role(before), role(after));
  const known = new Set(isSameRole ? items(before?.subjects).map(subjectName) : []);
  const added = items(after.subjects)
    .map(subjectName)
    .filter((subject) => !known.has(subject));
  if (added.length === 0) return;
  const granted = `${String(at(after, 'roleRef', 'kind'))} ${String(at(after, 'roleRef', 'name'))}`;
  yield { path: 'subjects', reason: `${granted} is granted to ${listing(added)}`, remedy };
}

const readers: Readonly<Record<string, typeof ofRole>> = {
  Role: ofRole,
  ClusterRole: ofRole,
  RoleBinding: ofBinding,
  ClusterRoleBinding: ofBinding,
};

export const rbac: DangerRule = {
  name: 'rbac',
  description: 'A Role grants, or a binding hands out, what was not granted before.',
  *find(change, context) {
    const { before, after, place } = change;
    if (!after || context.isNew(place.environment)) return;
    if (groupOf(after.apiVersion) !== 'rbac.authorization.k8s.io') return;
    yield* readers[kindOfChange(change).split('/')[1] ?? '']?.(before, after) ?? [];
  },
};
