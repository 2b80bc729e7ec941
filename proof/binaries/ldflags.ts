/** The version that a go.mod requires of a module, such as `v1.36.3`; undefined when it does not. */
export function requiredVersion(goMod: string, module: string): string | undefined {
  return goMod
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^require /, '')
        .split(' '),
    )
    .find(([name]) => name === module)?.[1];
}

/**
 * What the linker is told: no symbols, and the versions of go.mod. Without them Kubernetes says that it is v0.0.0, which
 * clients and kubectl judge it by, and Argo CD v99.99.99.
 */
export function ldflags(goMod: string): string {
  const flags = ['-s', '-w'];
  const stamp = (name: string, value: string) => flags.push('-X', `${name}=${value}`);
  const kubernetes = requiredVersion(goMod, 'k8s.io/kubernetes');
  if (kubernetes) {
    const [major = '', minor = ''] = kubernetes.slice(1).split('.');
    stamp('k8s.io/component-base/version.gitVersion', kubernetes);
    stamp('k8s.io/component-base/version.gitMajor', major);
    stamp('k8s.io/component-base/version.gitMinor', minor);
  }
  const argoCd = requiredVersion(goMod, 'github.com/argoproj/argo-cd/v3');
  if (argoCd) stamp('github.com/argoproj/argo-cd/v3/common.version', argoCd.slice(1));
  const helm = requiredVersion(goMod, 'helm.sh/helm/v3');
  if (helm) stamp('helm.sh/helm/v3/internal/version.version', helm);
  return flags.join(' ');
}
