import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';

/** What somebody wants back. */
export interface RestoreRequest {
  /** The moment whose state is wanted. @default - the newest that there is */
  readonly at?: Date;
  /** Name of what is made from the backup, or of the namespace that it comes into: never that of the running datastore. */
  readonly into: string;
  /** The backup to begin with, for stores that have `backups`. @default - a gap, `unnamedBackup` */
  readonly backup?: string;
}

/** Stands for a backup that nobody has named yet. */
export const unnamedBackup = 'name-of-the-backup';

/** How a person learns the name of a backup, which is made of the second in which it began: only the cluster knows it. */
export interface BackupNames {
  /** Lists them: what follows `kubectl` and the namespace, such as `get mysqlbackups`. */
  readonly list: string;
  /** Where. @default - the namespace of the component */
  readonly namespace?: string;
  /** What to read off the list. */
  readonly choose: string;
  /** Without a name and a moment it is the newest. @default false */
  readonly findsNewest?: boolean;
}

export interface RestoreProps {
  /** Name of the datastore, as its manifest has it. */
  readonly store: string;
  /** What `into` names. @default name, of a datastore beside the one that runs */
  readonly into?: 'name' | 'namespace';
  /** How exactly a moment can be met: any second, or the last backup before it. */
  readonly precision: 'second' | 'backup';
  /** The longest name that `into` may have. */
  readonly maxNameLength: number;
  /** @default - the restore finds the backup by itself */
  readonly backups?: BackupNames;
  /** What comes of a name. @default - a store of that name */
  readonly makes?: (into: string) => string;
  /** Adds to the component what restores it, policies included: made from the same values that made the backup. */
  readonly declare: (scope: Construct, request: RestoreRequest) => void;
}

/** How a datastore's backup comes back, declared beside what makes it, so that the two cannot drift apart. It renders nothing. */
export class Restore extends Construct {
  /** The restores below a construct. */
  static within(scope: IConstruct): readonly Restore[] {
    return scope.node.findAll().filter((construct) => construct instanceof Restore);
  }

  constructor(
    scope: Construct,
    id: string,
    readonly props: RestoreProps,
  ) {
    super(scope, id);
  }
}
