import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';

/** What somebody wants back. */
export interface RestoreRequest {
  /** The moment whose state is wanted. @default - the newest that there is */
  readonly at?: Date;
  /** Name of what is made from the backup, or of the namespace that it comes into: never that of the running datastore. */
  readonly into: string;
}

export interface RestoreProps {
  /** Name of the datastore, as its manifest has it. */
  readonly store: string;
  /** What `into` names. @default name, of a datastore beside the one that runs */
  readonly into?: 'name' | 'namespace';
  /** How exactly a moment can be met: any second, the last backup before it, or only the second that a backup is named after. */
  readonly precision: 'second' | 'backup' | 'named';
  /** The longest name that `into` may have. */
  readonly maxNameLength: number;
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
