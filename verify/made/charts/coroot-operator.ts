import type { Manifest } from '../../manifest';
import { pod, serviceAccount } from '../shadow';
import { type Release, fullNameOf } from './release';

/** Chart coroot-operator 0.9: no Service, and one label on its pod. */
export function corootOperator(release: Release): readonly Manifest[] {
  const { namespace } = release;
  return [
    pod(namespace, fullNameOf(release, 'coroot-operator'), { 'app.kubernetes.io/name': 'coroot-operator' }),
    serviceAccount(namespace, 'coroot-operator'),
  ];
}
