import { at } from '../fields';
import type { Manifest } from '../manifest';
import { keysOf, targetOf } from './external-secret-keys';
import { secret } from './shadow';

/** External Secrets: a Secret with the keys of the template, else of what the generator or the store gives. */
export function externalSecret(resource: Manifest, ours: readonly Manifest[]): readonly Manifest[] {
  if (at(resource.spec, 'target', 'creationPolicy') === 'None') return [];
  return [secret(resource.metadata.namespace, targetOf(resource), keysOf(resource, ours))];
}
