import type { HelmReleaseProps } from './helm-release';

/** What every operator is told, whatever it operates. */
export interface OperatorProps {
  /** Its chart, from the catalogue. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** Pods of the operator itself; more than one elect a leader. */
  readonly replicas: number;
}
