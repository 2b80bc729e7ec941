import type { Testbed } from '../app/testbed';
import type { Settings } from '../app/settings/settings';
import type { Located } from '../verify/manifest';
import type { ApplicationLog } from './argo-cd/application-log';
import type { ControlPlane } from './control-plane/control-plane';
import type { Operators } from './operators/operators';
import type { ManifestsRepository } from './sources/manifests-repository';
import type { SourceServer } from './sources/proxy';

/** One environment that runs under Argo CD, and what it was made of. */
export interface Site {
  readonly settings: Settings;
  readonly testbed: Testbed;
  /** The folder of the environment, as it was synthesized. */
  readonly folder: string;
  /** Its manifests; files are named from the folder on: `<component>/<file>`. */
  readonly manifests: readonly Located[];
  readonly plane: ControlPlane;
  readonly operators: Operators;
  readonly applications: ApplicationLog;
  readonly repository: ManifestsRepository;
  readonly sources: SourceServer;
  /** Aborted when the proof cannot go on. */
  readonly signal: AbortSignal;
}

/** What a check has seen. */
export interface Outcome {
  /** What was looked at, with numbers: `122 objects`. A check that looked at nothing has proven nothing. */
  readonly looked: string;
  /** What does not hold, each for itself; none: it passes. */
  readonly problems: readonly string[];
}

/** One claim about an environment, and how to see whether it is true. */
export interface Check {
  /** As programs call it: `second-sync`. */
  readonly name: string;
  /** The claim, as a sentence without its point. */
  readonly claim: string;
  run(site: Site): Promise<Outcome>;
}

/** The component whose Application brings a manifest; the Applications themselves are the root's. */
export const componentOf = ({ file }: Located): string => {
  const folder = file.split('/')[0] ?? '';
  return folder === 'applications' ? 'root' : folder;
};
