import { App, Chart } from 'cdk8s';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { judge } from '../../../proof/checks/network';
import { ManifestSet } from '../../../verify/manifest';
import type { Manifest } from '../../../verify/manifest';

/** A client that talks to a server, as declared. */
function declared() {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const client = new Workload(chart, 'client', { podLabels: { app: 'client' } });
  const server = new Workload(chart, 'server', { podLabels: { app: 'server' } });
  const edge = new Edge(chart, 'edge', { client, server, ports: [{ port: 8080 }], protocol: 'grpc' });
  return { chart, client, server, edges: [edge] };
}

const pod = (app: string, ...ports: readonly number[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: `${app}-0`, namespace: 'shop', labels: { app, 'pod-template-hash': app } },
  spec: { containers: [{ name: app, ports: ports.map((containerPort) => ({ containerPort })) }] },
});

const pods = [pod('client'), pod('server', 8080, 9090)];

/** What is live: the pods, and the policies as they were written or bent. */
function problems(
  { chart, edges }: ReturnType<typeof declared>,
  live: readonly Manifest[] = pods,
  bend = (policies: Manifest[]): Manifest[] => policies,
): readonly string[] {
  const policies = bend(chart.toJson() as Manifest[]);
  return judge(new ManifestSet([...live, ...policies].map((object) => ({ file: 'a/b/c', object }))), edges).problems;
}

test('what is declared is open, and nothing else', () => {
  expect(problems(declared())).toEqual([]);
});

test('a declared edge that is closed, because a pod does not carry the labels of its policy', () => {
  const { chart, client, server, edges } = declared();
  const bent = { chart, client, server, edges };
  const close = (policies: Manifest[]) =>
    policies.map((policy): Manifest => {
      const spec = { ...(policy.spec as object), ingress: [] };
      return policy.metadata.name === 'server' ? { ...policy, spec } : policy;
    });
  expect(problems(bent, pods, close)).toEqual(['shop/client-0 -> shop/server-0:8080 is declared and closed']);
});

test('an edge without live pods', () => {
  expect(problems(declared(), [pod('client')])).toEqual(['no live pod has the labels of shop/server']);
});

/** Both sides say the same of every connection, or of some. */
const both = (ingress: object, egress: object) => (policies: Manifest[]) =>
  policies.map((policy): Manifest => {
    const rules = policy.metadata.name === 'server' ? { ingress: [ingress] } : { egress: [egress] };
    return { ...policy, spec: { ...(policy.spec as object), ...rules } };
  });

test('a port that nobody has declared', () => {
  const peer = [{ podSelector: {} }];
  const found = problems(declared(), pods, both({ from: peer }, { to: peer }));
  expect(found).toContain('shop/client-0 -> shop/server-0:9090 is open and not declared');
  expect(found).not.toContain('shop/client-0 -> shop/server-0:8080 is open and not declared');
});

test('a client that may go anywhere and a server that accepts anybody may meet: each has said so', () => {
  const ports = [{ port: 8080 }, { port: 9090 }];
  expect(problems(declared(), pods, both({ ports }, { ports }))).toEqual([]);
});

test('pods without any policy are open to everybody', () => {
  expect(problems(declared(), [...pods, pod('stray', 5000)])).toEqual([
    'shop/stray-0 accepts anybody',
    'shop/stray-0 may go anywhere',
  ]);
});
