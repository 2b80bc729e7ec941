import { allowArgoCdTraffic } from '../../../constructs/cicd/argo-cd-network';
import { Edge } from '../../../constructs/shared/edge';
import { component, find, render, type Rendered } from '../render';

const home = component('argocd', 'cicd');
const server = allowArgoCdTraffic(home, { gitPort: 2222, webhook: 'https://alerts.test:8443/argocd' });

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

test('nobody reaches the controllers, nor the server until a route leads there', () => {
  expect(server.name).toBe('argocd-server');
  for (const part of ['server', 'application-controller', 'applicationset-controller', 'redis-secret-init']) {
    expect(policy(part).ingress).toBeUndefined();
  }
});

test('what tells of faults reaches the webhook on its port', () => {
  expect(anywhere('notifications-controller')).toEqual([443, 6443, 8443]);
  const quiet = component('argocd', 'cicd');
  allowArgoCdTraffic(quiet, { gitPort: 443 });
  expect(render(quiet).map(({ metadata }) => metadata.name as string)).not.toContain('argocd-notifications-controller');
});

test('manifests are asked for by gRPC, and cached in Redis', () => {
  const ports = Object.fromEntries(Edge.within(home).map(({ server, ports: [one] }) => [server.name, one?.port]));
  expect(ports).toEqual({ 'argocd-repo-server': 8081, 'argocd-redis': 6379 });
});
