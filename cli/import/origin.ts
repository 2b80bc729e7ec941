import type { ChartSource, System } from './system';

/** Where upstream's files come from. Every reader fails with a message that says what is missing and where it was sought. */
export interface Origin {
  /** The texts of the YAML files that hold the system's CRDs, and perhaps others; none where it has none. */
  crds(system: System): Promise<readonly string[]>;
  chartFile(system: System, chart: ChartSource, name: 'values.yaml' | 'values.schema.json'): Promise<string>;
}
