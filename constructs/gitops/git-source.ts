/** Where Argo CD reads the manifests of one environment. */
export interface GitSource {
  /** URL of the repository, without credentials: these are a Secret of the user's in the cluster. */
  readonly url: string;
  /** The branch that holds nothing but synthesized manifests. */
  readonly branch: string;
  /** Folder of the environment in that branch. */
  readonly path: string;
}

/** The cluster that Argo CD runs in. */
export const thisCluster = 'https://kubernetes.default.svc';
