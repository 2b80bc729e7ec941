import type { Complaint } from './problem';

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** RFC 1123: what Kubernetes takes for the name of a namespace. */
export function isDnsLabel(text: string): boolean {
  return label.test(text);
}

/** RFC 1123: labels joined by dots, what Kubernetes takes for the name of most objects. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isDnsLabel);
}

/** A host has at most 253 characters, and the longest that we put in front of it is `alertmanager.`. */
const longestDomain = 253 - 'alertmanager.'.length;

/** Hosts are put in front of it and certificates are issued for it, so it is a bare name and no address. */
export function checkDomain(domain: string): Complaint | undefined {
  if (isDomain(domain)) return undefined;
  const bare = bareName(domain);
  return {
    rule: `must be a lowercase DNS name: labels of a-z, 0-9 and - of at most 63 characters, ${longestDomain} in all; no IP address`,
    remedy: isDomain(bare) ? `write ${bare}` : 'write a name such as testbed.example.com',
  };
}

/** Of a store: its Services are called after it, and those do not begin with a digit. */
export function checkStoreName(name: string): Complaint | undefined {
  if (isDnsLabel(name) && /^[a-z]/.test(name)) return undefined;
  return {
    rule: 'must be the name of a store: a lowercase letter, then a-z, 0-9 and -, 63 characters at most',
    remedy: 'write a name such as user-db-2, that of what `npm run restore` made',
  };
}

export function checkStorageClass(name: string): Complaint | undefined {
  if (isDnsSubdomain(name)) return undefined;
  return {
    rule: 'must be the name of a StorageClass: lowercase a-z, 0-9, - and ., 253 characters at most',
    remedy: 'write a name that `kubectl get storageclass` lists, or leave it out to use the one of the target',
  };
}

/** A last label of digits only is an IPv4 address or is taken for one by browsers. */
function isDomain(text: string): boolean {
  return isDnsSubdomain(text) && text.length <= longestDomain && !/(^|\.)\d+$/.test(text);
}

/** What is left of a URL, a wildcard or an absolute name when all that is no part of the name is taken away. */
function bareName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
}
