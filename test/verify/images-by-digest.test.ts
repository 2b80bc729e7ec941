import { imagesByDigest } from '../../verify/rules/images-by-digest';
import { faults } from './fixture';

const image = (value: string) => ({ 'spec.template.spec.containers[0].image': value });

test('a tag alone is told', () => {
  expect(faults(imagesByDigest, 'Deployment', 'user', image('registry/user:v1.2.3'))).toContainEqual(
    expect.stringContaining("'registry/user:v1.2.3' has a tag alone"),
  );
});

test('a digest is not', () => {
  const pinned = `registry/user:v1.2.3@sha256:${'a'.repeat(64)}`;
  expect(faults(imagesByDigest, 'Deployment', 'user', image(pinned)).join()).not.toContain('registry/user');
});

test('an image whose repository the chart fills in is called by its place', () => {
  const values = { 'spec.sources[0].helm.valuesObject.image': { tag: 'v1.2.3' } };
  expect(faults(imagesByDigest, 'Application', 'postgres-operator', values)).toContainEqual(
    expect.stringContaining("'postgres-operator.image:v1.2.3' has a tag alone"),
  );
});
