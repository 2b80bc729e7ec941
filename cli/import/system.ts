import type { Schema } from './schema';

/** A folder of a GitHub repository at one tag. */
export interface Folder {
  readonly repository: `${string}/${string}`;
  readonly tag: string;
  readonly path: string;
}

export function folder(repository: Folder['repository'], tag: string, path: string): Folder {
  return { repository, tag, path };
}

/** What the import takes from one upstream system. */
export interface System {
  /** Also the folder of the system in a local copy. */
  readonly id: string;
  /** The kinds that we instantiate, by API group. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /** @default - it has none, only a chart */
  readonly crds?: Folder & { readonly files: readonly string[] };
  /** Files of this repository, by path, with CRDs that the system makes in the cluster out of what we give it. @default - none */
  readonly ownCrds?: readonly string[];
  /** Sub-trees that we never write and that would be most of the generated code: `Kind.property.property`, arrays not counted. */
  readonly cut?: readonly string[];
  /** What `spec` is like, by kind, where the CRD leaves it open. */
  readonly specs?: Readonly<Record<string, Schema>>;
  readonly charts: readonly ChartSource[];
}

export interface ChartSource {
  /** As in the catalogue. */
  readonly name: string;
  /** Folder within the system's folder of a local copy; `chart` if not given. */
  readonly copy?: string;
  readonly upstream: Folder;
  /** The chart brings a values.schema.json: its types win over those guessed from values.yaml. */
  readonly schema?: boolean;
  /** Maps whose keys the chart does not fix although values.yaml has some. */
  readonly open?: readonly string[];
  /**
   * Types that values.yaml does not show, by path (`*` stands for each key that it has there): keys that only a template
   * reads, and defaults of another type than what may be set.
   */
  readonly extra?: Readonly<Record<string, ValueType>>;
}

export type ValueType = 'boolean' | 'number' | 'string' | 'number | string' | 'list' | 'map';
