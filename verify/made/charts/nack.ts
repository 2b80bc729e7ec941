import type { Manifest } from '../../manifest';
import { pod, serviceAccount } from '../shadow';
import { type Release, appLabels } from './release';

/** Chart nack 0.34 without its old names: its pod declares no port. */
export const nack = ({ namespace, name }: Release): readonly Manifest[] => [
  pod(namespace, 'nack', appLabels('nack', name)),
  serviceAccount(namespace, 'jetstream-controller'),
];
