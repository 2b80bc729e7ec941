import { type Edits } from './edit';
import { hasDigest, images, tagFault } from '../../verify/images';
import { ManifestSet } from '../../verify/manifest';
import { imagesPinned } from '../../verify/rules/images-pinned';
import { faults, fixture } from './fixture';

const digest = `sha256:${'0'.repeat(64)}`;

test.each([
  ['user', 'neither a tag nor a digest'],
  ['registry:5000/user', 'neither a tag nor a digest'],
  ['user:latest', "the tag 'latest' moves"],
  ['user:8', "the tag '8' moves"],
  ['user:v1', "the tag 'v1' moves"],
  ['user:v1.0@sha256:abc', 'its digest is not a sha256'],
])('%s is not pinned', (image, fault) => {
  expect(tagFault(image)).toContain(fault);
});

test.each(['user:v0.1.0', 'registry:5000/user:4.44', 'spilo-18:4.1-p2', `user@${digest}`, `user:latest@${digest}`])(
  '%s is pinned',
  (image) => {
    expect(tagFault(image)).toBeUndefined();
  },
);

test.each<[string, string, string, Edits, string]>([
  [
    'a container',
    'Deployment',
    'user',
    { 'spec.template.spec.containers[0].image': 'user' },
    "spec.template.spec.containers[0].image: 'user'",
  ],
  ['a custom resource', 'Seaweed', 'store', { 'spec.image': 'seaweedfs:latest' }, "spec.image: 'seaweedfs:latest'"],
  [
    'a custom resource that leaves the choice to its operator',
    'Seaweed',
    'store',
    { 'spec.image': undefined },
    'spec.image: not set',
  ],
  [
    "Zalando's name for it",
    'postgresql',
    'payment-info-db',
    { 'spec.dockerImage': 'spilo' },
    "spec.dockerImage: 'spilo'",
  ],
  [
    "a router that follows the server's version",
    'InnoDBCluster',
    'user-db',
    { 'spec.router.version': undefined },
    'spec.router.version: not set',
  ],
  [
    'Helm values',
    'Application',
    'postgres-operator',
    { 'spec.sources[0].helm.valuesObject.image': { repository: 'a/b', tag: 'latest' } },
    "valuesObject.image: 'a/b:latest'",
  ],
  [
    'a chart by range',
    'Application',
    'contour',
    { 'spec.sources[0].targetRevision': '0.7.*' },
    "spec.sources[0].targetRevision: '0.7.*'",
  ],
])('%s', (_, kind, name, edits, expected) => {
  expect(faults(imagesPinned, kind, name, edits)).toEqual([expect.stringContaining(expected)]);
});

test('images without a digest can be counted', () => {
  const named = [...images(new ManifestSet(fixture()))];
  expect(named.map(({ image }) => image)).toContain('quay.io/ceph/ceph:v20.2.4');
  expect(named.some(({ image }) => hasDigest(image))).toBe(false);
});
