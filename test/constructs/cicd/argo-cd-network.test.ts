import { allowArgoCdTraffic } from '../../../constructs/cicd/argo-cd-network';
import { Edge } from '../../../constructs/shared/edge';
import { component, find, type Rendered } from '../render';

const home = component('argocd', 'cicd');
allowArgoCdTraffic(home, 2222);

function policy(part: string): Rendered {
  return find(home, 'NetworkPolicy', `argocd-${part}`).spec;
}

/** The ports on which a part may call any address. */
function anywhere(part: string): readonly number[] {
  const rules = policy(part).egress.filter(({ to }: Rendered) => to === undefined);
  return rules.flatMap(({ ports }: Rendered) => ports.map(({ port }: Rendered) => port as number));
}

test('each policy selects a part of Argo CD by the names that the chart gives it', () => {
  expect(policy('redis').podSelector.matchLabels).toEqual({
    'app.kubernetes.io/instance': 'argocd',
    'app.kubernetes.io/name': 'argocd-redis',
  });
});

test('the repo server, which renders what others wrote, reaches Git and charts but not the Kubernetes API', () => {
  expect(anywhere('repo-server')).toEqual([443, 2222]);
});

test('Redis calls nobody', () => {
  expect(policy('redis').egress).toBeUndefined();
});

test.each(['server', 'application-controller', 'applicationset-controller', 'redis-secret-init'])(
  'the %s works through the Kubernetes API',
  (part) => {
    expect(anywhere(part)).toEqual([443, 6443]);
  },
);

test('only the server is called from outside, and nobody reaches the controllers', () => {
  expect(policy('server').ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
  for (const part of ['application-controller', 'applicationset-controller', 'redis-secret-init']) {
    expect(policy(part).ingress).toBeUndefined();
  }
});

test('manifests are asked for by gRPC, and cached in Redis', () => {
  const ports = Object.fromEntries(Edge.within(home).map(({ server, ports: [one] }) => [server.name, one?.port]));
  expect(ports).toEqual({ 'argocd-repo-server': 8081, 'argocd-redis': 6379 });
});
