import type { Crd } from './crd';
import type { Swagger } from './material';

/** `<group>/<Kind>` (the core group is empty) to scope, of every kind that can be created. */
export function scopes(swagger: Swagger, crds: readonly Crd[]): Record<string, string> {
  const entries = Object.entries(swagger.paths).flatMap(([path, { post }]): [string, string][] => {
    const created = post?.['x-kubernetes-group-version-kind'];
    // A path below one object (`/pods/{name}/eviction`) is a subresource, not a kind of its own.
    if (created === undefined || path.includes('{name}')) return [];
    return [[`${created.group}/${created.kind}`, path.includes('{namespace}') ? 'Namespaced' : 'Cluster']];
  });
  for (const { spec } of crds) entries.push([`${spec.group}/${spec.names.kind}`, spec.scope]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
