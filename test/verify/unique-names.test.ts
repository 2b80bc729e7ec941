import { uniqueNames } from '../../verify/rules/unique-names';
import { at, faultsOf, find, fixture } from './fixture';

test('the same object twice is reported at the second', () => {
  const located = fixture();
  const service = find(located, 'Service', 'user');
  expect(faultsOf(uniqueNames, [...located, { ...service, file: 'local/other/Service.user.yaml' }])).toEqual([
    'metadata.name: the same object is also in local/user/Service.user.yaml',
  ]);
});

test('another version of the same kind is the same object', () => {
  const located = fixture();
  const { file, object } = find(located, 'HorizontalPodAutoscaler', 'user');
  expect(
    faultsOf(uniqueNames, [...located, { file, object: { ...object, apiVersion: 'autoscaling/v1' } }]),
  ).toHaveLength(1);
});

test('bootstrap may repeat what a component has, but only word for word', () => {
  const located = fixture();
  expect(faultsOf(uniqueNames, located)).toEqual([]);
  const copy = at(located, 'local/bootstrap/Namespace.argocd.yaml');
  const other = { ...copy.object, metadata: { ...copy.object.metadata, labels: {} } };
  expect(faultsOf(uniqueNames, [...located.filter((one) => one !== copy), { ...copy, object: other }])).toEqual([
    'metadata.name: the same object is also in local/argocd/Namespace.argocd.yaml',
  ]);
});
