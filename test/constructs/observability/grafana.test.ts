import { Alertmanager } from '../../../constructs/observability/alertmanager';
import { Grafana } from '../../../constructs/observability/grafana';
import { Prometheus } from '../../../constructs/observability/prometheus';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { resources, stranger } from '../collaborators';
import { frontDoor } from '../ingress/door';
import { component, find, render } from '../render';

const home = component('grafana', 'observability');
const metrics = component('prometheus', 'observability', home.node.root as never);
const alertmanager = new Alertmanager(metrics, 'main', {
  size: { replicas: 1, resources, volume: '1Gi' },
  storageClass: 'block',
  image: 'registry/alertmanager:v0.34.0',
});
const prometheus = new Prometheus(metrics, 'testbed', {
  size: { replicas: 1, resources, volume: '1Gi', retention: { time: '1d', size: '1GB' } },
  storageClass: 'block',
  image: 'registry/prometheus:v3.14.0',
  alertmanager,
});
const grafana = new Grafana(home, 'main', {
  resources,
  image: 'registry/grafana:13.0.1',
  operator: stranger(home, 'grafana-operator'),
  prometheus,
  dashboards: ['shop', 'redis'],
});

test('Grafana runs from the image of the catalogue, with the resources of the profile', () => {
  const { spec } = find(home, 'Grafana', 'main');
  expect(spec.version).toBe('13.0.1');
  const [container] = spec.deployment.spec.template.spec.containers;
  expect(container).toEqual({ name: 'grafana', image: 'registry/grafana:13.0.1', resources });
});

test('nobody gets in without a login, and its password is in no manifest', () => {
  const { config } = find(home, 'Grafana').spec;
  expect(config['auth.anonymous'].enabled).toBe('false');
  expect(JSON.stringify(render(home))).not.toContain('admin_password');
});

test('data source and dashboards find it by its label', () => {
  const label = find(home, 'Grafana').metadata.labels.dashboards;
  const others = render(home).filter(({ kind }) => ['GrafanaDashboard', 'GrafanaDatasource'].includes(kind));
  expect(others).toHaveLength(3);
  for (const { spec } of others) expect(spec.instanceSelector.matchLabels).toEqual({ dashboards: label });
});

test('it asks Prometheus, by the identifier that the dashboards use', () => {
  expect(find(home, 'GrafanaDatasource').spec.datasource).toMatchObject({
    uid: 'prometheus',
    type: 'prometheus',
    url: 'http://prometheus-operated.prometheus.svc:9090',
  });
});

test('it talks to Prometheus, and its operator to it', () => {
  const edges = Edge.within(home).map(({ client, server, protocol }) => [client.name, server.name, protocol]);
  expect(edges).toEqual([
    ['grafana-operator', 'main', 'operator'],
    ['main', 'prometheus-testbed', 'prometheus'],
  ]);
  expect(grafana.pods.metrics).toEqual([{ job: 'grafana', port: 3000 }]);
});

test('counts its pod', () => {
  expect(Footprint.within(home)).toEqual([{ workload: 'main-deployment', replicas: 1, containers: [resources] }]);
});

describe('behind the front door', () => {
  const open = component('grafana', 'observability');
  const { login, sso } = frontDoor(open);
  const shown = new Grafana(open, 'main', {
    resources,
    image: 'registry/grafana:13.0.1',
    operator: stranger(open, 'grafana-operator'),
    prometheus,
    dashboards: [],
    login: { host: 'grafana.shop.test', login, adminGroup: 'admins' },
  });
  const { metadata, spec } = find(open, 'Grafana', 'main');
  const oauth = spec.config['auth.generic_oauth'] as Record<string, string>;

  test('browsers log in at the provider, which sends them back', () => {
    expect(oauth).toMatchObject({ enabled: 'true', auth_url: 'https://login.shop.test/auth', use_pkce: 'true' });
    expect(spec.config.server.root_url).toBe('https://grafana.shop.test/');
    expect(find(sso, 'ConfigMap', 'dex').data['config.yaml']).toContain(
      'https://grafana.shop.test/login/generic_oauth',
    );
  });

  test('it asks the provider by its Service, and believes our authority alone', () => {
    expect(oauth.token_url).toBe('https://dex.sso.svc:5556/token');
    expect(Edge.within(open).map(({ client, server }) => [client, server.name])).toContainEqual([shown.pods, 'dex']);
    const [mount] = spec.deployment.spec.template.spec.containers[0].volumeMounts;
    expect(oauth.tls_client_ca).toBe(`${mount.mountPath as string}/ca.crt`);
    expect(oauth.client_secret).toBe(`$__file{${mount.mountPath as string}/client-secret}`);
    const [volume] = spec.deployment.spec.template.spec.volumes;
    expect(volume).toMatchObject({ name: mount.name, secret: { secretName: 'grafana-login' } });
  });

  test('who is in the group may change things, and whoever else has logged in may look', () => {
    // Its local administrator has the name that Dex gives.
    expect(oauth.login_attribute_path).toBe('email');
    expect(oauth.role_attribute_path).toBe("contains(groups[*], 'admins') && 'Admin' || 'Viewer'");
  });

  test('it comes in the phase of its secret, for which Argo CD does not wait', () => {
    const wave = 'argocd.argoproj.io/sync-wave';
    expect(metadata.annotations[wave]).toBe(find(open, 'ExternalSecret', 'grafana-login').metadata.annotations[wave]);
  });
});
