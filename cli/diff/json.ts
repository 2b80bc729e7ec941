import type { Change } from './change';
import type { Danger } from './danger';
import { fieldPath } from './field-path';
import { numberOf } from './report';
import type { Report } from './report';

/** What `--format json` prints; fields may be added to it, none goes or changes its meaning. */
export interface JsonReport {
  readonly before: string;
  readonly after: string;
  readonly isFirst: boolean;
  readonly summary: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly dangers: number;
  };
  readonly dangers: readonly JsonDanger[];
  readonly changes: readonly JsonChange[];
}

interface JsonPlace {
  readonly environment: string;
  readonly component: string;
  readonly file: string;
}

export interface JsonDanger extends JsonPlace {
  readonly rule: string;
  readonly object: string;
  readonly path: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface JsonChange extends JsonPlace {
  readonly action: 'added' | 'removed' | 'changed';
  /** Absent for a file that holds no object. */
  readonly object?: { apiVersion: string; kind: string; namespace?: string; name: string };
  readonly movedFrom?: string;
  /** A field that is added has no `before`, one that is removed no `after`. */
  readonly fields: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[];
}

export function json({ before, after, isFirst, changes, dangers }: Report): string {
  const report: JsonReport = {
    before,
    after,
    isFirst,
    summary: {
      added: numberOf(changes, 'added'),
      removed: numberOf(changes, 'removed'),
      changed: numberOf(changes, 'changed'),
      dangers: dangers.length,
    },
    dangers: dangers.map(jsonDanger),
    changes: changes.map(jsonChange),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const jsonPlace = ({ environment, component, file }: Change['place']): JsonPlace => ({ environment, component, file });

const jsonDanger = ({ rule, place, object, path, reason, remedy }: Danger): JsonDanger => ({
  rule,
  ...jsonPlace(place),
  object,
  path,
  reason,
  remedy,
});

function jsonChange({ action, place, movedFrom, fields, ...sides }: Change): JsonChange {
  const object = sides.after ?? sides.before;
  return {
    action,
    ...jsonPlace(place),
    object: object && {
      apiVersion: object.apiVersion,
      kind: object.kind,
      namespace: object.metadata.namespace,
      name: object.metadata.name,
    },
    movedFrom,
    fields: fields.map(({ path, before, after }) => ({ path: fieldPath(path), before, after })),
  };
}
