import type { Manifest } from '../manifest';
import { configMap, secret } from './shadow';

/** Rook's bucket provisioner: a Secret and a ConfigMap of the claim's own name. */
export const bucketClaim = ({ metadata: { namespace, name } }: Manifest): readonly Manifest[] => [
  secret(namespace, name, ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']),
  configMap(namespace, name, ['BUCKET_HOST', 'BUCKET_PORT', 'BUCKET_NAME']),
];
