import { at } from '../fields';
import type { Manifest } from '../manifest';
import { secret } from './shadow';

/** The user operator: a Secret of the user's name, which does not hold that name. */
export function kafkaUser({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] {
  const type = at(spec, 'authentication', 'type');
  if (type === 'scram-sha-512') return [secret(namespace, name, ['password', 'sasl.jaas.config'])];
  if (type !== 'tls') return [];
  return [secret(namespace, name, ['ca.crt', 'user.crt', 'user.key', 'user.p12', 'user.password'])];
}
