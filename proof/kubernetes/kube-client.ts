import type { Manifest } from '../../verify/manifest';

/** A kind as the API server serves it. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** What the API server answers when it refuses. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

type Body = Readonly<Record<string, unknown>>;

/** Speaks with the API server as its administrator, through `kubectl proxy`, so that certificates are kubectl's business. */
export class KubeClient {
  /** @param url of the proxy, without a trailing slash */
  constructor(readonly url: string) {}

  /** @throws ApiError when the answer is no success */
  async request<T>(
    method: string,
    path: string,
    body?: Body,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiError(response.status, messageOf(text));
    return JSON.parse(text) as T;
  }

  async list(resource: Resource): Promise<readonly Manifest[]> {
    const { items } = await this.request<{ items: readonly Manifest[] }>('GET', pathOf(resource));
    const { group, version, kind } = resource;
    // The items of a list do not say what they are.
    return items.map((item) => ({ ...item, apiVersion: group ? `${group}/${version}` : version, kind }));
  }

  /** @returns undefined when there is no such object */
  async find(resource: Resource, name: string, namespace?: string): Promise<Manifest | undefined> {
    return this.request<Manifest>('GET', pathOf(resource, namespace, name)).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    });
  }

  async mergePatch(resource: Resource, { name, namespace }: Manifest['metadata'], patch: Body): Promise<Manifest> {
    const headers = { 'content-type': 'application/merge-patch+json' };
    return this.request<Manifest>('PATCH', pathOf(resource, namespace, name), patch, headers);
  }

  async delete(resource: Resource, { name, namespace }: Manifest['metadata']): Promise<void> {
    await this.request('DELETE', pathOf(resource, namespace, name));
  }
}

/** The path of a kind, of its objects in a namespace, or of one object. */
export function pathOf({ group, version, plural }: Resource, namespace?: string, name?: string): string {
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
  return [root, ...(namespace ? ['namespaces', namespace] : []), plural, ...(name ? [name] : [])].join('/');
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { message?: string }).message ?? text;
  } catch {
    return text;
  }
}
