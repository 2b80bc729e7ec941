import { stringify } from 'yaml';
import type { Change } from '../../../cli/diff/change';
import { compare } from '../../../cli/diff/compare';
import { dangersOf } from '../../../cli/diff/dangers';
import type { Report } from '../../../cli/diff/report';
import type { Side } from '../../../cli/diff/side';

export type Files = Readonly<Record<string, string>>;

/** A side whose files are known by their text alone. */
export const side = (name: string, files: Files): Side => ({
  name,
  files: new Map(Object.entries(files)),
  read: async (wanted) => new Map(wanted.map((file) => [file, files[file] ?? ''])),
});

/** What a comparison of these files says. */
export async function report(before: Files, after: Files, environments: readonly string[] = []): Promise<Report> {
  const old = side('old', before);
  const comparison = await compare(old, side('new', after), environments);
  return {
    before: 'old',
    after: 'new',
    isFirst: false,
    changes: comparison.changes,
    dangers: dangersOf(comparison, old),
  };
}

/** Any object that is there before and after, so that the environment is not new. */
const standing = { 'local/standing/ConfigMap.x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n' };

const filesOf = (objects: readonly any[]): Files => ({
  ...standing,
  ...Object.fromEntries(
    objects.map((object) => [`local/shop/${object.kind}.${object.metadata.name}.yaml`, stringify(object)]),
  ),
});

/** What the rules say when objects of one component become others, as `rule path: reason`. */
export async function dangers(before: readonly any[], after: readonly any[]): Promise<string[]> {
  const { dangers: found } = await report(filesOf(before), filesOf(after));
  return found.map(({ rule, path, reason }) => `${rule} ${path}: ${reason}`);
}

export const only = ({ changes }: Report): Change => {
  expect(changes).toHaveLength(1);
  return changes[0]!;
};

export const object = (apiVersion: string, kind: string, rest: object = {}, metadata: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'one', namespace: 'shop', ...metadata },
  ...rest,
});

export const protectedMetadata = { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } };
