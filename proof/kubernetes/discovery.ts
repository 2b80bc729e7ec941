import type { KubeClient, Resource } from './kube-client';

interface GroupList {
  readonly items: readonly {
    readonly metadata: { readonly name?: string };
    readonly versions: readonly {
      readonly version: string;
      readonly resources?: readonly {
        readonly resource: string;
        readonly scope: string;
        readonly verbs: readonly string[];
        readonly responseKind?: { readonly kind: string };
      }[];
    }[];
  }[];
}

const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Every kind that the API server can list, once, at the version that it prefers. */
export async function discover(client: KubeClient): Promise<readonly Resource[]> {
  const [core, named] = await Promise.all(
    ['/api', '/apis'].map((path) => client.request<GroupList>('GET', path, undefined, { accept })),
  );
  return [...(core?.items ?? []), ...(named?.items ?? [])].flatMap(({ metadata: { name: group = '' }, versions }) => {
    // The preferred version comes first; older ones serve the same objects again.
    const seen = new Set<string>();
    return versions.flatMap(({ version, resources = [] }) =>
      resources.flatMap(({ resource: plural, scope, verbs, responseKind }): Resource[] => {
        if (!verbs.includes('list') || seen.has(plural)) return [];
        seen.add(plural);
        return [{ group, version, plural, kind: responseKind?.kind ?? plural, namespaced: scope === 'Namespaced' }];
      }),
    );
  });
}
