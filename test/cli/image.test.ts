import { readImages } from '../../cli/image/run';

const digest = `sha256:${'0'.repeat(64)}`;

test('images are read by service, as their builds have printed them', () => {
  expect(readImages([`user=abc123@${digest}`, `cart=${digest}`, 'rate=v1.2.3'])).toEqual([
    { service: 'user', after: `abc123@${digest}` },
    { service: 'cart', after: digest },
    { service: 'rate', after: 'v1.2.3' },
  ]);
});

test.each([
  ['a service that is not there', 'usr=v1.2.3', 'user'],
  ['a tag that moves', 'user=latest', 'it moves'],
  ['no image', 'user', 'user'],
  ['an image that is none', 'user=ghcr.io/x/user:v1', 'not a whole image name'],
])('fails with %s, and says everything at once', (_, image, message) => {
  expect(() => readImages(['cart=main', image])).toThrow(message);
  expect(() => readImages(['cart=main', image])).toThrow('cart=main');
});
