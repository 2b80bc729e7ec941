import { unnamedBackup } from '../../constructs/shared/restore';
import type { RestoreProps, RestoreRequest } from '../../constructs/shared/restore';

export interface Place {
  readonly environment: string;
  readonly namespace: string;
  /** What the store is: the name of its file in docs/restore/. */
  readonly product: string;
}

/** What the person who applies a restore should know, one line each. */
export function notesOn(props: RestoreProps, request: RestoreRequest, place: Place): string[] {
  return [
    ...what(props, request, place),
    state(props, request),
    ...naming(props, request, place),
    `docs/restore/${place.product}.md says how to apply it, how to look at it and how to change over.`,
  ];
}

function what({ store, into: kind, makes }: RestoreProps, { into }: RestoreRequest, place: Place): string[] {
  if (kind === 'namespace') {
    return [`${store} of ${place.environment} comes into namespace ${into}; what is there already stays as it is.`];
  }
  return [
    `${store} of ${place.environment} stays as it is; beside it, in namespace ${place.namespace}, comes ${makes?.(into) ?? into}.`,
    `Nothing may be called ${into} there yet: what is printed would change it.`,
  ];
}

/** Whether a name has to be put in. */
const hasGap = ({ backups }: RestoreProps, { at, backup }: RestoreRequest): boolean =>
  backups !== undefined && backup === undefined && (at !== undefined || backups.findsNewest !== true);

function state(props: RestoreProps, request: RestoreRequest): string {
  const { precision } = props;
  const { at, backup } = request;
  if (precision === 'second') {
    return at === undefined
      ? 'It will be as far as the saved log of changes goes.'
      : `It will be as it was at ${at.toISOString()}.`;
  }
  const between = 'this store keeps no changes between backups';
  if (backup !== undefined) return `It will be as the backup ${backup} has it: ${between}.`;
  if (hasGap(props, request)) return `It will be as the backup has it that you name: ${between}.`;
  if (at !== undefined) return `It will be as the last backup before ${at.toISOString()} has it: ${between}.`;
  return `It will be as the newest backup has it: ${between}.`;
}

function naming(props: RestoreProps, request: RestoreRequest, place: Place): string[] {
  const { backups } = props;
  const { at } = request;
  if (backups === undefined || !hasGap(props, request)) return [];
  const which = at === undefined ? 'the newest' : `the newest that was complete before ${at.toISOString()}`;
  return [
    `DO NOT APPLY IT YET: put the name of a backup in for ${unnamedBackup}, or say it with --backup. To see the names:`,
    `  kubectl -n ${backups.namespace ?? place.namespace} ${backups.list}`,
    `Take ${backups.choose}: ${which}.`,
  ];
}
