import type { Manifest } from '../manifest';

export interface ShadowPort {
  readonly containerPort: number;
  readonly name?: string;
  readonly protocol?: 'TCP' | 'UDP';
}

export const port = (containerPort: number, name?: string, protocol?: 'UDP'): ShadowPort => ({
  containerPort,
  name,
  protocol,
});

export function pod(
  namespace: string | undefined,
  name: string,
  labels: Readonly<Record<string, string>>,
  ports: readonly ShadowPort[] = [],
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [{ name, ports }] },
  };
}

export const service = (namespace: string | undefined, name: string, ports: readonly number[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { ports: ports.map((number) => ({ port: number })) },
});

const keyed = (kind: string, namespace: string | undefined, name: string, keys?: readonly string[]): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
  ...(keys && { data: Object.fromEntries(keys.map((key) => [key, ''])) }),
});

/** Without keys: nobody can tell beforehand which it will have. */
export const secret = (namespace: string | undefined, name: string, keys?: readonly string[]): Manifest =>
  keyed('Secret', namespace, name, keys);

export const configMap = (namespace: string | undefined, name: string, keys?: readonly string[]): Manifest =>
  keyed('ConfigMap', namespace, name, keys);

export const serviceAccount = (namespace: string | undefined, name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace },
});

/** A cluster-scoped object of which only the name matters. */
export const named = (apiVersion: string, kind: string, name: string): Manifest => ({
  apiVersion,
  kind,
  metadata: { name },
});
