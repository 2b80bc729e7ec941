import type { Judge } from '../../app/policy/exceptions';

/** What a linter, or a policy, has against one object. */
export interface Finding {
  readonly tool: Judge;
  readonly environment: string;
  /** Its own identifier, e.g. `container-resources` or `CKV_K8S_11`. */
  readonly check: string;
  /** `<kind>/<name>`. */
  readonly object: string;
  readonly message: string;
  /** Counted, but fails nothing. */
  readonly isWarning: boolean;
}

/** A linter that did not do its work: nothing that it says can be trusted. */
export class LinterError extends Error {}
