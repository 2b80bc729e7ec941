import { dangers, object, report } from './sides';

const namespace = (labels: object = {}) =>
  object('v1', 'Namespace', {}, { name: 'shop', namespace: undefined, labels });

describe('selector', () => {
  test.each([
    ['v1', 'Service', 'selector'],
    ['networking.k8s.io/v1', 'NetworkPolicy', 'podSelector'],
    ['policy/v1', 'PodDisruptionBudget', 'selector'],
  ])('%s %s selects other pods', async (apiVersion, kind, field) => {
    const one = (app: string) => object(apiVersion, kind, { spec: { [field]: { matchLabels: { app } } } });
    const found = await dangers([one('a')], [one('b')]);
    expect(found.filter((danger) => danger.startsWith(`selector spec.${field}: `))).toHaveLength(1);
  });

  test('another port of a Service is no other selector', async () => {
    const service = (port: number) => object('v1', 'Service', { spec: { selector: { app: 'a' }, ports: [{ port }] } });
    expect(await dangers([service(1)], [service(2)])).toEqual([]);
  });
});

describe('version', () => {
  const pod = (image: string) => object('v1', 'Pod', { spec: { containers: [{ name: 'app', image }] } });
  const digest = `@sha256:${'a'.repeat(64)}`;

  test.each([
    ['r.io/a:v0.10.0', 'r.io/a:v0.9.0', 1],
    ['r.io/a:v0.9.0', 'r.io/a:v0.10.0', 0],
    ['r.io:5000/a:1.0.0', 'r.io:5000/a:1.0.0-rc.1', 1],
    ['r.io/a:1.0.0-rc.10', 'r.io/a:1.0.0-rc.9', 1],
    ['r.io/a:1.0.0-rc.1', 'r.io/a:1.0.0', 0],
    ['r.io/a:8.0-alpine', 'r.io/a:8.0-debian', 0],
    ['r.io/a:v2.0.0', 'r.io/b:v1.0.0', 0],
    ['r.io/a:main', 'r.io/a:v1.0.0', 0],
    [`r.io/a:v1.0.0${digest}`, 'r.io/a:v1.0.0', 1],
    [`r.io/a:v1.0.0${digest}`, `r.io/a:v1.1.0${digest}`, 0],
    ['r.io/a:v1.0.0', `r.io/a:v1.0.0${digest}`, 0],
  ])('%s -> %s', async (before, after, expected) => {
    const found = await dangers([pod(before)], [pod(after)]);
    expect(found).toHaveLength(expected);
    for (const one of found) expect(one).toMatch(/^version spec\.containers\[name=app\]\.image: /);
  });

  test('of a custom resource, and of a chart', async () => {
    const cluster = (version: string) => object('mysql.oracle.com/v2', 'InnoDBCluster', { spec: { version } });
    const chart = (targetRevision: string) =>
      object('argoproj.io/v1alpha1', 'Application', { spec: { targetRevision } });
    expect(await dangers([cluster('8.4.10')], [cluster('8.4.9')])).toHaveLength(1);
    expect(await dangers([cluster('8.4.9')], [cluster('8.4.10')])).toEqual([]);
    expect(await dangers([chart('v1.21.1')], [chart('v1.20.9')])).toHaveLength(1);
  });
});

describe('network', () => {
  const policy = (spec: object, name = 'one') =>
    object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } }, { name });
  const deny = policy({ policyTypes: ['Ingress', 'Egress'] }, 'default-deny');
  const ingress = (...rules: object[]) => policy({ policyTypes: ['Ingress'], ingress: rules });
  const app = (name: string, more: object = {}) => ({ podSelector: { matchLabels: { app: name, ...more } } });
  const port = (number: number, endPort?: number) => ({ port: number, endPort });
  const block = (cidr: string, ...except: string[]) => ({ ipBlock: { cidr, except } });
  const elsewhere = (name: string) => ({ namespaceSelector: { matchLabels: { name } }, ...app('a') });

  test('the last policy of some pods goes', async () => {
    expect(await dangers([deny], [])).toEqual([
      'network : no policy closes its pods to ingress and egress any more: all of that is let through',
    ]);
  });

  test('one of several goes: what remains closes its pods', async () => {
    expect(await dangers([deny, ingress({ from: [app('a')] })], [deny])).toEqual([]);
    const others = policy({ podSelector: { matchLabels: { app: 'b' } }, policyTypes: ['Ingress', 'Egress'] }, 'other');
    expect(await dangers([deny, others], [others])).toHaveLength(1);
  });

  test('it goes with its namespace', async () => {
    const found = await dangers([namespace(), deny], []);
    expect(found.map((one) => one.split(' ')[0])).toEqual(['cascade']);
  });

  test('it closes one direction less', async () => {
    const found = await dangers([deny], [policy({ policyTypes: ['Ingress'] }, 'default-deny')]);
    expect(found).toEqual([
      'network spec.policyTypes: no policy closes its pods to egress any more: all of that is let through',
    ]);
  });

  test.each([
    ['another rule', [{ from: [app('a')] }], [{ from: [app('a')] }, { from: [app('b')] }]],
    ['another peer', [{ from: [app('a')] }], [{ from: [app('a'), app('b')] }]],
    ['any peer', [{ from: [app('a')] }], [{}]],
    ['a peer with fewer labels', [{ from: [app('a', { tier: 'x' })] }], [{ from: [app('a')] }]],
    ['another port', [{ ports: [port(1)] }], [{ ports: [port(1), port(2)] }]],
    ['any port', [{ ports: [port(1)] }], [{}]],
    ['a longer range of ports', [{ ports: [port(1, 5)] }], [{ ports: [port(1, 6)] }]],
    ['a larger network', [{ from: [block('10.0.0.0/16')] }], [{ from: [block('10.0.0.0/8')] }]],
    [
      'a network without its exception',
      [{ from: [block('10.0.0.0/8', '10.1.0.0/16')] }],
      [{ from: [block('10.0.0.0/8')] }],
    ],
    ['another namespace', [{ from: [app('a')] }], [{ from: [elsewhere('b')] }]],
  ])('it allows %s', async (_, before, after) => {
    const found = await dangers([ingress(...before)], [ingress(...after)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^network spec\.ingress: it allows connections from what it did not: /);
  });

  test.each([
    ['the same in another order', [{ from: [app('a'), app('b')] }], [{ from: [app('b')] }, { from: [app('a')] }]],
    ['a peer less', [{ from: [app('a'), app('b')] }], [{ from: [app('a')] }]],
    ['a peer with more labels', [{ from: [app('a')] }], [{ from: [app('a', { tier: 'x' })] }]],
    ['a shorter range of ports', [{ ports: [port(1, 5)] }], [{ ports: [port(2, 4)] }]],
    ['a smaller network', [{ from: [block('10.0.0.0/8')] }], [{ from: [block('10.1.0.0/16')] }]],
    [
      'a network beside the exception',
      [{ from: [block('10.0.0.0/8', '10.1.0.0/16')] }],
      [{ from: [block('10.2.0.0/16')] }],
    ],
    ['one peer on one port of all', [{}], [{ from: [app('a')], ports: [port(1)] }]],
  ])('it allows %s', async (_, before, after) => {
    expect(await dangers([ingress(...before)], [ingress(...after)])).toEqual([]);
  });

  test('a new one allows something in a namespace that stands, not in one that comes with it', async () => {
    expect(await dangers([deny], [deny, ingress({ from: [app('a')] })])).toHaveLength(1);
    expect(await dangers([], [namespace(), deny, ingress({ from: [app('a')] })])).toEqual([]);
    expect(await dangers([], [deny])).toEqual([]);
  });
});

describe('rbac', () => {
  const api = 'rbac.authorization.k8s.io/v1';
  const role = (...rules: object[]) => object(api, 'Role', { rules });
  const rule = (verbs: string[], resources: string[], rest: object = {}) => ({
    apiGroups: [''],
    resources,
    verbs,
    ...rest,
  });

  test.each([
    ['another verb', [rule(['get'], ['pods'])], [rule(['get', 'list'], ['pods'])], 'list pods'],
    ['all verbs', [rule(['get'], ['pods'])], [rule(['*'], ['pods'])], '* pods'],
    ['another resource', [rule(['get'], ['pods'])], [rule(['get'], ['pods', 'secrets'])], 'get secrets'],
    ['another group', [rule(['get'], ['x'])], [rule(['get'], ['x'], { apiGroups: ['apps'] })], 'get x.apps'],
    ['all names', [rule(['get'], ['x'], { resourceNames: ['a'] })], [rule(['get'], ['x'])], 'get x'],
    [
      'another name',
      [rule(['get'], ['x'], { resourceNames: ['a'] })],
      [rule(['get'], ['x'], { resourceNames: ['b'] })],
      "get x 'b'",
    ],
    ['a subresource', [rule(['get'], ['pods'])], [rule(['get'], ['pods', 'pods/exec'])], 'get pods/exec'],
    ['a URL', [], [{ verbs: ['get'], nonResourceURLs: ['/metrics'] }], 'get /metrics'],
  ])('it grants %s', async (_, before, after, granted) => {
    expect(await dangers([role(...before)], [role(...after)])).toEqual([
      `rbac rules: it grants what it did not: ${granted}`,
    ]);
  });

  test.each([
    ['less', [rule(['get', 'list'], ['pods'])], [rule(['get'], ['pods'])]],
    ['the same in two rules', [rule(['get', 'list'], ['pods'])], [rule(['get'], ['pods']), rule(['list'], ['pods'])]],
    ['what a wildcard granted', [rule(['*'], ['*'], { apiGroups: ['*'] })], [rule(['get'], ['pods/log'])]],
    ['a subresource of every kind', [rule(['get'], ['*/scale'])], [rule(['get'], ['deployments/scale'])]],
    ['one of all names', [rule(['get'], ['x'])], [rule(['get'], ['x'], { resourceNames: ['a'] })]],
    ['a URL below', [{ verbs: ['get'], nonResourceURLs: ['/a/*'] }], [{ verbs: ['get'], nonResourceURLs: ['/a/b'] }]],
  ])('it grants %s', async (_, before, after) => {
    expect(await dangers([role(...before)], [role(...after)])).toEqual([]);
  });

  test('a new Role, a new binding, another subject', async () => {
    const subject = (name: string) => ({ kind: 'ServiceAccount', namespace: 'shop', name });
    const binding = (...names: string[]) =>
      object(api, 'RoleBinding', { roleRef: { kind: 'Role', name: 'r' }, subjects: names.map(subject) });
    expect(await dangers([], [role(rule(['get'], ['pods']))])).toHaveLength(1);
    expect(await dangers([], [role()])).toEqual([]);
    expect(await dangers([], [binding('a')])).toEqual(['rbac subjects: Role r is granted to ServiceAccount shop/a']);
    expect(await dangers([binding('a')], [binding('a', 'b')])).toEqual([
      'rbac subjects: Role r is granted to ServiceAccount shop/b',
    ]);
    expect(await dangers([binding('a', 'b')], [binding('b')])).toEqual([]);
  });
});

describe('project', () => {
  const project = (spec: object) => object('argoproj.io/v1alpha1', 'AppProject', { spec });

  test('it admits more, or refuses less', async () => {
    const [narrow, wide] = [{ sourceRepos: ['a'] }, { sourceRepos: ['a', '*'] }];
    expect(await dangers([project(narrow)], [project(wide)])).toEqual(['project spec.sourceRepos: it admits "*"']);
    expect(await dangers([project(wide)], [project(narrow)])).toEqual([]);
    const ban = { clusterResourceBlacklist: [{ group: '*', kind: 'Role' }] };
    expect(await dangers([project(ban)], [project({})])).toHaveLength(1);
  });
});

describe('route', () => {
  const proxy = (spec: object) => object('projectcontour.io/v1', 'HTTPProxy', { spec });
  const route = (prefix: string) => ({ conditions: [{ prefix }] });
  const tls = { secretName: 'x' };
  const host = (fqdn: string, rest: object = { tls }) => ({ virtualhost: { fqdn, ...rest } });
  const ingress = (...paths: string[]) =>
    object('networking.k8s.io/v1', 'Ingress', {
      spec: { rules: [{ host: 'a.b', http: { paths: paths.map((path) => ({ path })) } }] },
    });
  const httpRoute = (...hostnames: string[]) =>
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { hostnames, rules: [{}] } });
  const service = (type?: string) => object('v1', 'Service', { spec: { type } });

  test.each([
    ['a new path', proxy({ routes: [route('/a')] }), proxy({ routes: [route('/a'), route('/b')] }), '/b'],
    ['a new host', proxy({ ...host('a.b'), routes: [{}] }), proxy({ ...host('c.d'), routes: [{}] }), 'c.d/'],
    ['a new include', proxy({}), proxy({ includes: [{ name: 'x' }] }), '/ (of shop/x)'],
    ['a new path of an Ingress', ingress('/a'), ingress('/a', '/b'), 'a.b/b'],
    ['a new host of an HTTPRoute', httpRoute('a.b'), httpRoute('a.b', 'c.d'), 'c.d/'],
  ])('%s', async (_, before, after, way) => {
    const expected = [`route : it can be reached from outside where it could not: ${way}`];
    expect(await dangers([before], [after])).toEqual(expected);
    expect(await dangers([after], [before])).toEqual(way === 'c.d/' && _ === 'a new host' ? [expect.anything()] : []);
  });

  test('TLS goes, and comes', async () => {
    const [closed, open] = [proxy({ ...host('a.b'), routes: [{}] }), proxy({ ...host('a.b', {}), routes: [{}] })];
    expect(await dangers([closed], [open])).toEqual(['route : TLS is taken away from a.b/']);
    expect(await dangers([open], [closed])).toEqual([]);
  });

  test('a whole new route is one danger, in an environment that stands', async () => {
    expect(await dangers([], [proxy({ ...host('a.b'), routes: [route('/')] })])).toHaveLength(1);
    const text = JSON.stringify(proxy({ ...host('a.b'), routes: [route('/')] }));
    const { dangers: found } = await report(
      { 'local/a/x.yaml': text },
      { 'local/a/x.yaml': text, 'new/a/x.yaml': text },
    );
    expect(found).toEqual([]);
  });

  test('a Service opens a way past the gateway', async () => {
    expect(await dangers([service()], [service('LoadBalancer')])).toHaveLength(1);
    expect(await dangers([], [service('NodePort')])).toHaveLength(1);
    expect(await dangers([service('LoadBalancer')], [service('ClusterIP')])).toEqual([]);
    expect(await dangers([], [service('ClusterIP')])).toEqual([]);
  });
});

describe('pod-security', () => {
  const enforced = (level: string) => namespace({ 'pod-security.kubernetes.io/enforce': level });

  test('the level is lowered, raised or taken away', async () => {
    expect(await dangers([enforced('restricted')], [enforced('baseline')])).toEqual([
      "pod-security metadata.labels['pod-security.kubernetes.io/enforce']: restricted -> baseline: pods may take more from their node than before",
    ]);
    expect(await dangers([enforced('baseline')], [enforced('restricted')])).toEqual([]);
    expect(await dangers([enforced('baseline')], [namespace()])).toHaveLength(1);
    expect(await dangers([enforced('privileged')], [namespace()])).toEqual([]);
  });
});
