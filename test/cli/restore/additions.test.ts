import { App } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Additions } from '../../../cli/restore/additions';
import { Edge } from '../../../constructs/shared/edge';
import { Workload } from '../../../constructs/shared/workload';
import { component } from '../../constructs/render';

const ports = [{ port: 8333 }];

function shop() {
  const app = new App();
  const home = component('user', 'microservices', app);
  const store = component('object-store', 'storage', app);
  const running = new Workload(home, 'user-db', { podLabels: { cluster: 'user-db' } });
  const gateway = new Workload(store, 'gateway', { podLabels: { app: 's3' } });
  new Edge(home, 'backup', { client: running, server: gateway, ports, protocol: 's3' });
  return { app, home, running, gateway };
}

const peer = (namespace: string, labels: object) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: { matchLabels: labels },
});

test('what is new is there whole, and what is there already is left out', () => {
  const { app, home } = shop();
  const found = new Additions(app).of(() => new k8s.KubeConfigMap(home, 'new', { metadata: { name: 'new' } }), 'copy');
  expect(found).toMatchObject([{ kind: 'ConfigMap', metadata: { name: 'new', namespace: 'user' } }]);
});

test('a policy that has to open further gets a second one beside it, with what is new and nothing else', () => {
  const { app, home, gateway } = shop();
  const add = () => {
    const restored = new Workload(home, 'user-db-2', { podLabels: { cluster: 'user-db-2' } });
    new Edge(home, 'read', { client: restored, server: gateway, ports, protocol: 's3' });
  };
  const found = new Additions(app).of(add, 'user-db-2');
  expect(found.map(({ metadata }) => metadata.name)).toEqual(['user-db-2', 'gateway-user-db-2']);
  expect(found[1]).toMatchObject({ kind: 'NetworkPolicy', metadata: { namespace: 'object-store' } });
  expect(found[1]?.spec).toEqual({
    podSelector: { matchLabels: { app: 's3' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [peer('user', { cluster: 'user-db-2' })], ports: [{ port: 8333, protocol: 'TCP' }] }],
  });
});

test('anything else that would change is a bug: what runs stays as it is', () => {
  const { app, home } = shop();
  const map = new k8s.KubeConfigMap(home, 'map', { metadata: { name: 'map' } });
  const change = () => {
    map.metadata.addLabel('changed', 'yes');
  };
  expect(() => new Additions(app).of(change, 'copy')).toThrow('restoring would change v1 ConfigMap user/map');
});
