/** A Go module below `proof/go`, which pins programs by version and checksum. */
export type GoModule = 'control-plane' | 'argo-cd';

/** A program that the proof runs, and that is built unless one that fits is named. */
export interface Program {
  /** The name of the file, here and in PATH. */
  readonly name: string;
  readonly module: GoModule;
  /** What `go build` is told. */
  readonly package: string;
  /** Makes it print its version. */
  readonly versionArgs: readonly string[];
  /** The versions that the proof holds with, for people. */
  readonly range: string;
  /** Matches what it prints when its version is in the range. */
  readonly fits: RegExp;
}

// The API of Kubernetes 1.36, and of the two minors before it, has all that the services use.
const kubernetes = { module: 'control-plane', range: 'v1.34 to v1.36', fits: /\bv1\.(34|35|36)\.\d/ } as const;

export const programs = {
  etcd: {
    name: 'etcd',
    module: 'control-plane',
    package: 'go.etcd.io/etcd/server/v3',
    versionArgs: ['--version'],
    range: '3.5 or a later 3',
    fits: /^etcd Version: 3\.([5-9]|\d{2,})\./m,
  },
  kubeApiserver: {
    ...kubernetes,
    name: 'kube-apiserver',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    versionArgs: ['--version'],
  },
  kubeControllerManager: {
    ...kubernetes,
    name: 'kube-controller-manager',
    package: 'k8s.io/kubernetes/cmd/kube-controller-manager',
    versionArgs: ['--version'],
  },
  kubeScheduler: {
    ...kubernetes,
    name: 'kube-scheduler',
    package: 'k8s.io/kubernetes/cmd/kube-scheduler',
    versionArgs: ['--version'],
  },
  kubectl: {
    ...kubernetes,
    name: 'kubectl',
    package: 'k8s.io/kubernetes/cmd/kubectl',
    versionArgs: ['version', '--client'],
    fits: /^Client Version: v1\.(34|35|36)\.\d/m,
  },
  kwok: {
    name: 'kwok',
    module: 'control-plane',
    package: 'sigs.k8s.io/kwok/cmd/kwok',
    versionArgs: ['--version'],
    range: 'v0.7 or a later v0',
    fits: /\bv0\.([7-9]|\d{2,})\.\d/,
  },
  argocd: {
    name: 'argocd',
    module: 'argo-cd',
    package: 'github.com/argoproj/argo-cd/v3/cmd',
    versionArgs: ['version', '--client', '--short'],
    range: 'v3',
    fits: /\bv3\.\d/,
  },
  helm: {
    name: 'helm',
    module: 'argo-cd',
    package: 'helm.sh/helm/v3/cmd/helm',
    versionArgs: ['version', '--short'],
    range: 'v3',
    fits: /\bv3\.\d/,
  },
} as const satisfies Record<string, Program>;

/** What comes with the system. The names of the packages are those of Debian and of Homebrew. */
export const systemPrograms = {
  redisServer: { name: 'redis-server', apt: 'redis-server', brew: 'redis' },
  git: { name: 'git', apt: 'git', brew: 'git' },
  openssl: { name: 'openssl', apt: 'openssl', brew: 'openssl' },
} as const;

export const goModules = [...new Set(Object.values(programs).map(({ module }) => module))];

export const programsOf = (module: GoModule): readonly Program[] =>
  Object.values(programs).filter((program) => program.module === module);
