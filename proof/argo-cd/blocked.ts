import type { Application } from './application';

/** What a running sync waits for. */
export interface Blocker {
  /** As `<group>/<Kind>`. */
  readonly kind: string;
  readonly name: string;
}

const waiting = /^waiting for healthy state of ([^/]*)\/([^/]+)\/(\S+)/;

/** What the sync of an Application says that it waits for; undefined when it does not run or does not wait. */
export function blockerOf({ status }: Application): Blocker | undefined {
  const operation = status?.operationState;
  if (operation?.phase !== 'Running') return undefined;
  const [, group = '', kind, name] = waiting.exec(operation.message ?? '') ?? [];
  return kind === undefined || name === undefined ? undefined : { kind: `${group}/${kind}`, name };
}
