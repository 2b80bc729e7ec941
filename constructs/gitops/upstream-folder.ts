/** A pinned folder of an upstream repository, which Argo CD reads by itself. */
export interface UpstreamFolder {
  /** URL of a public Git repository. */
  readonly repository: string;
  /** Path of the folder in it. */
  readonly path: string;
  /** A tag that does not move. */
  readonly version: string;
}
