import { printable } from '../../app/settings/printable';
import type { RestoreProps } from '../../constructs/shared/restore';
import { Failure } from '../failure';

/** What operators call backups, folders and dumps: a name alone, never a path. */
const name = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/;

/** Reads `--backup`. @throws Failure when the store takes none, or when it is no name, or says the same as `--at` */
export function backupOf(text: string | undefined, at: Date | undefined, props: RestoreProps): string | undefined {
  const { store, backups, precision } = props;
  if (text === undefined) return undefined;
  if (backups === undefined) {
    const remedy = 'leave it out: --at says which state is wanted, and without it it is the newest';
    throw new Failure(`--backup is not for ${store}, whose restore finds the backup by itself`, remedy);
  }
  if (!name.test(text)) {
    throw new Failure(`--backup must be a name without a path, got ${printable(text)}`, `take ${backups.choose}`);
  }
  if (at !== undefined && precision === 'backup') {
    throw new Failure(
      `--at and --backup both say which state of ${store} is wanted: it keeps no changes between backups`,
      'leave --at out, or --backup to be told how to find the last one before that moment',
    );
  }
  return text;
}
