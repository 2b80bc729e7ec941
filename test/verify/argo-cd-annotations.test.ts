import { argoCdAnnotations } from '../../verify/rules/argo-cd-annotations';
import { faults } from './fixture';

const annotation = (name: string) => `metadata.annotations['argocd.argoproj.io/${name}']`;

test.each([
  ['sync-wave', 'first'],
  ['sync-wave', '1.5'],
  ['sync-options', 'Prune=False'],
  ['sync-options', 'Prune=false;Delete=false'],
  ['hook', 'sync'],
  ['hook-delete-policy', 'BeforeCreation'],
  ['compare-options', 'ServerSideDiff'],
  ['sync-waves', '1'],
])('%s: %s', (name, value) => {
  expect(faults(argoCdAnnotations, 'Bucket', 'payment-info', { [annotation(name)]: value })).toEqual([
    `${annotation(name)}: '${value}' means nothing to Argo CD here`,
  ]);
});

test.each([
  ['sync-wave', '-1'],
  ['sync-options', 'Prune=false, Delete=confirm'],
  ['hook', 'PreSync,Sync'],
  ['hook-delete-policy', 'BeforeHookCreation'],
])('%s: %s is known', (name, value) => {
  expect(faults(argoCdAnnotations, 'Bucket', 'payment-info', { [annotation(name)]: value })).toEqual([]);
});

test('an option of an Application', () => {
  const path = 'spec.syncPolicy.syncOptions';
  expect(faults(argoCdAnnotations, 'Application', 'user', { [`${path}[+]`]: 'ServerSideApply' })).toEqual([
    `${path}[1]: 'ServerSideApply' is no sync option`,
  ]);
});
