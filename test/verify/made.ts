import { ManifestSet } from '../../verify/manifest';
import type { Manifest } from '../../verify/manifest';
import { podPorts } from '../../verify/pods';

export const made = (...objects: readonly Manifest[]) =>
  new ManifestSet(objects.map((object) => ({ file: 'a/b/c.yaml', object })));

export const resource = (
  apiVersion: string,
  kind: string,
  spec: unknown,
  namespace = 'user',
  name = 'db',
): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
  spec,
});

export const keys = (set: ManifestSet, name: string, namespace = 'user') => {
  const secret = set.find('/Secret', name, namespace);
  return secret?.data && Object.keys(secret.data);
};

export const pod = (set: ManifestSet, name: string) => set.pods.find(({ object }) => object.metadata.name === name);

export const numbers = (set: ManifestSet, name: string) => podPorts(pod(set, name)!).map(({ number }) => number);

export const servicePorts = (set: ManifestSet, name: string) =>
  (set.find('/Service', name, 'user')?.spec as { ports: { port: number }[] } | undefined)?.ports.map(
    ({ port }) => port,
  );
