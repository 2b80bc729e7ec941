import { Component } from '../../../constructs/gitops/component';
import { mountConnection } from '../../../constructs/shared/mount';
import { Bucket } from '../../../constructs/storage/bucket';
import { objectStore } from '../collaborators';
import { component, find } from '../render';

const shop = component();
const bucket = new Bucket(shop, 'shop-images', { store: objectStore(shop) });

test('its identity may use this bucket, and administer nothing', () => {
  const { access, name } = find(shop, 'Bucket').spec;
  expect(name).toBe('shop-images');
  expect(access).toEqual([{ user: 'shop-images', actions: ['Read', 'Write', 'List', 'Tagging'] }]);
});

test('its keys are drawn where they are used; the store adopts them', () => {
  const { secretRef } = find(shop, 'S3Credentials').spec;
  const { target } = find(shop, 'ExternalSecret').spec;
  expect(secretRef.name).toBe(target.name);
  expect(Object.keys(target.template.data)).toEqual(
    expect.arrayContaining([secretRef.accessKeyField, secretRef.secretKeyField]),
  );
  const wave = (kind: string) => Number(find(shop, kind).metadata.annotations['argocd.argoproj.io/sync-wave']);
  expect(wave('ExternalSecret')).toBeLessThan(wave('S3Credentials'));
});

test('what it holds stays when its manifest goes', () => {
  for (const kind of ['Bucket', 'S3Identity', 'S3Credentials']) {
    const { spec, metadata } = find(shop, kind);
    expect(spec.reclaimPolicy).toBe('Retain');
    expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  }
});

test('a service that uses it is told bucket and region, and reads the keys from files', () => {
  const { env } = mountConnection('s3', bucket.connection);
  const values = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({ S3_BUCKET: 'shop-images', S3_REGION: 'us-east-1', S3_PORT: '8333' });
  expect(values.S3_PASSWORD_FILE).toBe('/run/secrets/s3/password');
});

test('the store lets the namespace in which the bucket stands refer to it', () => {
  const { from } = find(Component.containing(bucket.store), 'ResourceReferenceGrant').spec;
  for (const { kind, namespaceSelector } of from) {
    expect(['Bucket', 'S3Identity', 'S3Credentials']).toContain(kind);
    expect(find(shop, 'Namespace').metadata.labels).toMatchObject(namespaceSelector.matchLabels);
  }
});

test('a bucket that is there already, after a restore for instance, is taken over', () => {
  expect(find(shop, 'Bucket').spec.adoptExisting).toBe(true);
});

test.each(['ab', 'My-Bucket', 'a_b', '-ab', 'x'.repeat(61)])("fails when a bucket is to be called '%s'", (name) => {
  const home = component('other');
  expect(() => new Bucket(home, name, { store: objectStore(home) })).toThrow(/name of a bucket must be 3 to 60/);
});

test('its objects stay until somebody removes them, unless they are told to end', () => {
  const other = component();
  const shortLived = new Bucket(other, 'dumps', { store: objectStore(other) });
  expect(find(other, 'Bucket').spec.placement).toBeUndefined();
  shortLived.expireAfter(7);
  expect(find(other, 'Bucket').spec.placement).toEqual({ ttl: '7d' });
});
