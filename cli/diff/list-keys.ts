import { fields, isFields } from '../../verify/fields';

/** Fields that tell the items of a list apart, the best first: Kubernetes' own merge keys, and what custom resources use. */
const keys = ['name', 'mountPath', 'containerPort', 'port', 'key', 'path', 'topologyKey', 'ip', 'host', 'id'];

const isKey = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const tellsApart = (key: string, list: readonly unknown[]): boolean =>
  list.every((item) => isKey(fields(item)[key])) && keyedBy(key, list).size === list.length;

/** The field by which the items of all these lists are known; undefined where only their place tells them apart. */
export function keyOfItems(lists: readonly (readonly unknown[])[]): string | undefined {
  if (!lists.every((list) => list.length > 0 && list.every(isFields))) return undefined;
  return keys.find((key) => lists.every((list) => tellsApart(key, list)));
}

export const keyedBy = (key: string, list: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(list.map((item) => [String(fields(item)[key]), item]));
