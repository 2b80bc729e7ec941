import { baseImage, releaseOf } from '../../../constructs/datastores/tidb-release';

test('the release is the tag of all images, whatever comes after it', () => {
  expect(releaseOf(['registry:5000/pd:v8.5.7', 'tikv:v8.5.7@sha256:0123'])).toBe('v8.5.7');
  expect(baseImage('registry:5000/pd:v8.5.7@sha256:0123')).toBe('registry:5000/pd');
});

test('fails when images are of several releases', () => {
  expect(() => releaseOf(['pd:v8.5.7', 'tikv:v8.5.8'])).toThrow(/must be of one release, got pd:v8.5.7, tikv:v8.5.8/);
});

test('fails when an image has no tag', () => {
  expect(() => releaseOf(['registry:5000/pd'])).toThrow(/must have a tag.*got 'registry:5000\/pd'/);
});
