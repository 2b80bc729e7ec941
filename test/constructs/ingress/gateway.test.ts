import { Component } from '../../../constructs/gitops/component';
import { gateway } from '../collaborators';
import { component, find } from '../render';

const door = gateway(component());
const home = Component.containing(door);

test('the host has a certificate, and the proxy serves it', () => {
  const certificate = find(home, 'Certificate').spec;
  const { virtualhost } = find(home, 'HTTPProxy').spec;
  expect(certificate.dnsNames).toEqual(['shop.test']);
  expect(virtualhost).toMatchObject({
    fqdn: 'shop.test',
    tls: { secretName: certificate.secretName, minimumProtocolVersion: '1.2' },
  });
});

test('only pages of the shop itself may call it from a browser', () => {
  expect(find(home, 'HTTPProxy').spec.virtualhost.corsPolicy.allowOrigin).toEqual(['https://shop.test']);
});

test('it is valid before any service has a route, and answers what none of them does', () => {
  const [route, ...others] = find(home, 'HTTPProxy').spec.routes;
  expect(route).toMatchObject({ conditions: [{ prefix: '/' }], directResponsePolicy: { statusCode: 404 } });
  expect(others).toEqual([]);
});

test('a path leads to the proxy of the service that owns it', () => {
  door.include('/cart/', { name: 'cart', namespace: 'cart' });
  expect(find(home, 'HTTPProxy').spec.includes).toEqual([
    { name: 'cart', namespace: 'cart', conditions: [{ prefix: '/cart/' }] },
  ]);
});

test.each(['/cart', 'cart/', '', '/'])("fails when '%s' is given for a prefix", (prefix) => {
  expect(() => {
    door.include(prefix, { name: 'x', namespace: 'x' });
  }).toThrow(/'prefix' must begin and end with '\/', got/);
});
