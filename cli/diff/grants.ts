import { at, text, texts } from '../../verify/fields';

/** One rule of a Role: each of these verbs on each of these things. */
export interface Grant {
  readonly verbs: readonly string[];
  /** API groups and resources, or none for URLs. */
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  /** Empty: all of them. */
  readonly names: readonly string[];
  readonly urls: readonly string[];
}

/** A rule as Kubernetes reads it; a rule without verbs or things grants nothing. */
export const grantOf = (rule: unknown): Grant => ({
  verbs: texts(at(rule, 'verbs')),
  groups: texts(at(rule, 'apiGroups')),
  resources: texts(at(rule, 'resources')),
  names: texts(at(rule, 'resourceNames')),
  urls: texts(at(rule, 'nonResourceURLs')),
});

const has = (list: readonly string[], value: string): boolean => list.includes('*') || list.includes(value);

function hasResource(list: readonly string[], resource: string): boolean {
  const subresource = resource.indexOf('/');
  return has(list, resource) || (subresource > 0 && list.includes(`*${resource.slice(subresource)}`));
}

const hasUrl = (list: readonly string[], url: string): boolean =>
  list.some((one) => one === url || (one.endsWith('*') && url.startsWith(one.slice(0, -1))));

/** One verb on one thing, as small as a grant gets. */
interface Atom {
  readonly verb: string;
  readonly group?: string;
  readonly resource?: string;
  /** undefined: all of them */
  readonly name?: string;
  readonly url?: string;
}

function* atomsOf({ verbs, groups, resources, names, urls }: Grant): Generator<Atom> {
  for (const verb of verbs) {
    for (const url of urls) yield { verb, url };
    for (const group of groups) {
      for (const resource of resources) {
        for (const name of names.length > 0 ? names : [undefined]) yield { verb, group, resource, name };
      }
    }
  }
}

function covers(grant: Grant, { verb, group = '', resource = '', name, url }: Atom): boolean {
  if (!has(grant.verbs, verb)) return false;
  if (url !== undefined) return hasUrl(grant.urls, url);
  const isNamed = grant.names.length === 0 || (name !== undefined && grant.names.includes(name));
  return has(grant.groups, group) && hasResource(grant.resources, resource) && isNamed;
}

function written({ verb, group, resource, name, url }: Atom): string {
  if (url !== undefined) return `${verb} ${url}`;
  const thing = `${resource ?? ''}${group === '' || group === undefined ? '' : `.${group}`}`;
  return `${verb} ${thing}${name === undefined ? '' : ` '${name}'`}`;
}

/** No sound Role has more. */
const mostAtoms = 100_000;

/** What later rules grant and earlier ones did not, as `get secrets` or `* *.apps`; wildcards are understood. */
export function widened(before: readonly unknown[], after: readonly unknown[]): readonly string[] {
  const known = before.map(grantOf);
  const found = new Set<string>();
  let left = mostAtoms;
  for (const grant of after.map(grantOf)) {
    for (const atom of atomsOf(grant)) {
      if (left-- === 0) return [...found, 'more than anybody can read'];
      if (!known.some((one) => covers(one, atom))) found.add(written(atom));
    }
  }
  return [...found];
}

/** A subject of a binding, as `ServiceAccount user/user`. */
export function subjectName(subject: unknown): string {
  const [kind, namespace, name] = ['kind', 'namespace', 'name'].map((field) => text(at(subject, field)) ?? '');
  return `${kind ?? ''} ${namespace ? `${namespace}/` : ''}${name ?? ''}`;
}
