import type { Manifest } from './manifest';

export const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** `<group>/<Kind>`, whatever the version: what references and scopes go by. */
export const kindOf = (object: Manifest): string => `${groupOf(object.apiVersion)}/${object.kind}`;

export const fullName = ({ apiVersion, kind, metadata: { namespace, name } }: Manifest): string =>
  `${apiVersion} ${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
