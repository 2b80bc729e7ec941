import { at, text } from '../fields';
import type { Manifest } from '../manifest';
import { secret } from './shadow';

/** SeaweedFS's operator makes the key pair, in fields that we may name. */
export const s3Credentials = ({ metadata: { name, namespace }, spec }: Manifest): readonly Manifest[] => [
  secret(namespace, text(at(spec, 'secretRef', 'name')) ?? name, [
    text(at(spec, 'secretRef', 'accessKeyField')) ?? 'accessKey',
    text(at(spec, 'secretRef', 'secretKeyField')) ?? 'secretKey',
  ]),
];
