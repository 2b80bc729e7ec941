import { gitPort } from '../../app/git-port';

test.each([
  ['https://git.test/shop.git', 443],
  ['https://git.test:8443/shop.git', 8443],
  ['git@git.test:shop.git', 22],
  ['ssh://git@git.test/shop.git', 22],
  ['ssh://git@git.test:2222/shop.git', 2222],
])('%s is cloned through port %d', (url, port) => {
  expect(gitPort(url)).toBe(port);
});
