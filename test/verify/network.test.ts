import { type Endpoint, type Target, allows } from '../../verify/network';
import { ManifestSet } from '../../verify/manifest';
import type { Manifest } from '../../verify/manifest';

const namespace = (name: string, labels = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});

const pod = (home: string, app: string, ports: readonly object[] = []): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: app, namespace: home, labels: { app } },
  spec: { containers: [{ name: app, ports }] },
});

const policy = (home: string, spec: object): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: JSON.stringify(spec).slice(0, 40), namespace: home },
  spec,
});

const base = [
  namespace('a', { team: 'red' }),
  namespace('b', { team: 'blue' }),
  pod('a', 'client'),
  pod('b', 'server', [
    { name: 'grpc', containerPort: 8080 },
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
  ]),
];

const client: Endpoint = { namespace: 'a', labels: { app: 'client' } };
const server: Target = { namespace: 'b', labels: { app: 'server' }, port: 8080 };

const judge = (policies: readonly Manifest[], from = client, to = server) =>
  allows(new ManifestSet([...base, ...policies].map((object) => ({ file: 'x/y/z.yaml', object }))), from, to);

const open = { allowed: true, blockedBy: [] };
const blocked = (...blockedBy: readonly string[]) => ({ allowed: false, blockedBy });

const all = { podSelector: {} };
const ingress = (rule: object, podSelector = {}) =>
  policy('b', { podSelector, policyTypes: ['Ingress'], ingress: [rule] });
const egress = (rule: object) => policy('a', { podSelector: {}, policyTypes: ['Egress'], egress: [rule] });
const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

describe('isolation', () => {
  test('without policies everything is open', () => {
    expect(judge([])).toEqual(open);
  });

  test('a policy of another namespace does not count', () => {
    expect(judge([policy('c', { ...all, policyTypes: ['Ingress', 'Egress'] })])).toEqual(open);
  });

  test('a policy for other pods does not count', () => {
    expect(judge([policy('b', { podSelector: { matchLabels: { app: 'x' } }, policyTypes: ['Ingress'] })])).toEqual(
      open,
    );
  });

  test.each([
    ['the client', 'a', ['Egress'], ['egress']],
    ['the client, the other way', 'a', ['Ingress'], []],
    ['the server', 'b', ['Ingress'], ['ingress']],
    ['the server, the other way', 'b', ['Egress'], []],
  ])('a closed direction of %s', (_, home, policyTypes, sides) => {
    expect(judge([policy(home, { ...all, policyTypes })]).blockedBy).toEqual(sides);
  });

  test('both sides', () => {
    const policyTypes = ['Ingress', 'Egress'];
    expect(judge([policy('a', { ...all, policyTypes }), policy('b', { ...all, policyTypes })])).toEqual(
      blocked('egress', 'ingress'),
    );
  });

  test('without policyTypes ingress is meant, and egress when there are rules for it', () => {
    expect(judge([policy('b', all)])).toEqual(blocked('ingress'));
    expect(judge([policy('a', all)])).toEqual(open);
    expect(judge([policy('a', { ...all, egress: [] })])).toEqual(blocked('egress'));
  });

  test('what is outside of the cluster has no policies', () => {
    expect(judge([policy('b', { ...all, policyTypes: ['Ingress'] })], { ip: '1.2.3.4' })).toEqual(blocked('ingress'));
    expect(judge([policy('a', { ...all, policyTypes: ['Egress'] })], client, { ip: '1.2.3.4', port: 443 })).toEqual(
      blocked('egress'),
    );
  });
});

describe('peers', () => {
  test.each<[string, object, boolean]>([
    ['none', {}, true],
    ['an empty list', { from: [] }, true],
    ['a pod of this namespace', { from: [{ podSelector: { matchLabels: { app: 'client' } } }] }, false],
    ['every pod of a namespace', { from: [inNamespace('a')] }, true],
    ['every pod of another namespace', { from: [inNamespace('c')] }, false],
    [
      'a pod of a namespace',
      { from: [{ ...inNamespace('a'), podSelector: { matchLabels: { app: 'client' } } }] },
      true,
    ],
    [
      'another pod of a namespace',
      { from: [{ ...inNamespace('a'), podSelector: { matchLabels: { app: 'x' } } }] },
      false,
    ],
    ['a namespace by its own label', { from: [{ namespaceSelector: { matchLabels: { team: 'red' } } }] }, true],
    [
      'a namespace by the label of another',
      { from: [{ namespaceSelector: { matchLabels: { team: 'blue' } } }] },
      false,
    ],
    ['every namespace', { from: [{ namespaceSelector: {} }] }, true],
    ['an empty peer', { from: [{}] }, false],
    ['one of two', { from: [inNamespace('c'), inNamespace('a')] }, true],
    [
      'In',
      { from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['red'] }] } }] },
      true,
    ],
    [
      'In others',
      { from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['blue'] }] } }] },
      false,
    ],
    [
      'NotIn',
      { from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['red'] }] } }] },
      false,
    ],
    [
      'NotIn without the label',
      { from: [{ namespaceSelector: { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['y'] }] } }] },
      true,
    ],
    ['Exists', { from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } }] }, true],
    [
      'DoesNotExist',
      { from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] } }] },
      false,
    ],
  ])('%s', (_, rule, allowed) => {
    expect(judge([ingress(rule)]).allowed).toBe(allowed);
  });

  test('peers of egress are those who are connected to', () => {
    expect(judge([egress({ to: [inNamespace('b')] })])).toEqual(open);
    expect(judge([egress({ to: [inNamespace('a')] })])).toEqual(blocked('egress'));
  });

  test('policies add up', () => {
    expect(judge([ingress({ from: [inNamespace('c')] }), ingress({ from: [inNamespace('a')] })])).toEqual(open);
  });
});

describe('ports', () => {
  test.each<[string, readonly object[], boolean]>([
    ['none', [], true],
    ['its number', [{ port: 8080 }], true],
    ['another number', [{ port: 80 }], false],
    ['its name', [{ port: 'grpc' }], true],
    ['another name', [{ port: 'http' }], false],
    ['the name of another port', [{ port: 'dns', protocol: 'UDP' }], false],
    ['another protocol', [{ port: 8080, protocol: 'UDP' }], false],
    ['every port of the protocol', [{ protocol: 'TCP' }], true],
    ['every port of another protocol', [{ protocol: 'UDP' }], false],
    ['within a range', [{ port: 8000, endPort: 8080 }], true],
    ['below a range', [{ port: 8081, endPort: 9000 }], false],
    ['above a range', [{ port: 8000, endPort: 8079 }], false],
    ['one of two', [{ port: 80 }, { port: 8080 }], true],
  ])('%s', (_, ports, allowed) => {
    expect(judge([ingress({ ports })]).allowed).toBe(allowed);
    expect(judge([egress({ ports })]).allowed).toBe(allowed);
  });

  test('UDP by name', () => {
    const to: Target = { ...server, port: 53, protocol: 'UDP' };
    expect(judge([ingress({ ports: [{ port: 'dns', protocol: 'UDP' }] })], client, to)).toEqual(open);
    expect(judge([ingress({ ports: [{ port: 'dns' }] })], client, to)).toEqual(blocked('ingress'));
  });

  test('peer and port belong together', () => {
    const rules = [
      { from: [inNamespace('a')], ports: [{ port: 80 }] },
      { from: [inNamespace('c')], ports: [{ port: 8080 }] },
    ];
    expect(judge([policy('b', { ...all, policyTypes: ['Ingress'], ingress: rules })])).toEqual(blocked('ingress'));
  });
});

describe('addresses', () => {
  const block = (cidr: string, ...except: readonly string[]) => egress({ to: [{ ipBlock: { cidr, except } }] });

  test.each<[string, Manifest, string, boolean]>([
    ['within', block('10.0.0.0/8'), '10.1.2.3', true],
    ['outside', block('10.0.0.0/8'), '11.1.2.3', false],
    ['excepted', block('10.0.0.0/8', '10.1.0.0/16'), '10.1.2.3', false],
    ['everywhere', block('0.0.0.0/0'), '1.2.3.4', true],
    ['IPv6', block('2001:db8::/32'), '2001:db8::1', true],
    ['the other family', block('0.0.0.0/0'), '2001:db8::1', false],
  ])('%s', (_, egressPolicy, ip, allowed) => {
    expect(judge([egressPolicy], client, { ip, port: 443 }).allowed).toBe(allowed);
  });

  test('a pod whose address nobody knows is in no block', () => {
    expect(judge([block('0.0.0.0/0')])).toEqual(blocked('egress'));
  });

  test('from outside', () => {
    expect(judge([ingress({ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] })], { ip: '192.0.2.1' })).toEqual(open);
  });
});
