import { App } from 'cdk8s';
import { Bootstrap } from '../../../constructs/gitops/bootstrap';
import type { BootstrapProps } from '../../../constructs/gitops/bootstrap';
import { find, kinds } from '../render';

const props: Required<BootstrapProps> = {
  git: { url: 'https://git.test/shop.git', branch: 'manifests', path: 'local' },
  applications: 'applications',
  argoCdNamespace: 'argocd',
};
const bootstrap = new Bootstrap(new App(), 'bootstrap', props);

test('a person applies one Application and its project', () => {
  expect(kinds(bootstrap)).toEqual(['AppProject', 'Application']);
  const { source } = find(bootstrap, 'Application').spec;
  expect(source).toEqual({ repoURL: props.git.url, targetRevision: 'manifests', path: 'local/applications' });
});

test('the root may make Applications and projects beside itself, and nothing else anywhere', () => {
  const { spec } = find(bootstrap, 'AppProject');
  expect(spec.namespaceResourceWhitelist).toEqual([
    { group: 'argoproj.io', kind: 'Application' },
    { group: 'argoproj.io', kind: 'AppProject' },
  ]);
  expect(spec).not.toHaveProperty('clusterResourceWhitelist');
  expect(spec.destinations.map(({ namespace }: { namespace: string }) => namespace)).toEqual(['argocd']);
});

test('deleting the root deletes nothing else', () => {
  expect(find(bootstrap, 'Application').metadata).not.toHaveProperty('finalizers');
});
