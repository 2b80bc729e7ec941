import { Alertmanager } from '../../../constructs/observability/alertmanager';
import { Prometheus } from '../../../constructs/observability/prometheus';
import type { PrometheusProps } from '../../../constructs/observability/prometheus';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { resources } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const alertmanagerSize = { replicas: 3, resources, volume: '1Gi' };
const size: PrometheusProps['size'] = {
  replicas: 2,
  resources,
  volume: '30Gi',
  retention: { time: '10d', size: '25GB' },
};

function servers(replicas = 2, externalUrl?: string) {
  const home = component('prometheus', 'observability');
  const alertmanager = new Alertmanager(home, 'main', {
    size: { ...alertmanagerSize, replicas: replicas === 1 ? 1 : 3 },
    storageClass: 'block',
    image: 'registry/alertmanager:v0.34.0',
    externalUrl,
  });
  const prometheus = new Prometheus(home, 'testbed', {
    size: { ...size, replicas },
    storageClass: 'block',
    image: 'registry/prometheus:v3.14.0-distroless',
    alertmanager,
    externalUrl,
  });
  return { home, prometheus, alertmanager };
}

test('Prometheus runs as the profile says, from the image of the catalogue', () => {
  const { spec } = find(servers().home, 'Prometheus', 'testbed');
  expect(spec).toMatchObject({
    image: 'registry/prometheus:v3.14.0-distroless',
    version: '3.14.0',
    replicas: 2,
    retention: '10d',
    retentionSize: '25GB',
    resources,
    serviceAccountName: 'prometheus-testbed',
  });
  expect(spec.storage.volumeClaimTemplate.spec).toEqual({
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'block',
    resources: { requests: { storage: '30Gi' } },
  });
});

test('it looks for monitors and rules in all namespaces, and leaves out what says so', () => {
  const { spec } = find(servers().home, 'Prometheus');
  for (const kind of ['serviceMonitor', 'podMonitor', 'rule']) {
    for (const what of ['Selector', 'NamespaceSelector']) {
      expect(spec[`${kind}${what}`].matchExpressions).toEqual([
        { key: 'prometheus.io/ignore', operator: 'DoesNotExist' },
      ]);
    }
  }
});

test('its pods fit the level restricted, as do those of Alertmanager', () => {
  const { home } = servers();
  for (const kind of ['Prometheus', 'Alertmanager']) {
    expect(find(home, kind).spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  }
});

test('it may read what there is to measure, and no Secret', () => {
  const { home } = servers();
  const { rules } = find(home, 'ClusterRole');
  expect(JSON.stringify(rules)).not.toContain('secrets');
  expect(find(home, 'ClusterRoleBinding').subjects).toEqual([
    { kind: 'ServiceAccount', name: 'prometheus-testbed', namespace: 'prometheus' },
  ]);
});

test('it tells Alertmanager through the Service that the operator makes', () => {
  const { home } = servers();
  const { spec } = find(home, 'Prometheus');
  expect(spec.alerting.alertmanagers).toEqual([
    { name: 'alertmanager-operated', namespace: 'prometheus', port: find(home, 'Alertmanager').spec.portName },
  ]);
});

test('Alertmanagers agree by gossip over both protocols', () => {
  const { home } = servers();
  const mesh = Edge.within(home).find(({ protocol }) => protocol === 'gossip');
  expect(mesh?.ports).toEqual([{ port: 9094 }, { port: 9094, protocol: 'UDP' }]);
  const { ingress } = find(home, 'NetworkPolicy', 'alertmanager-main').spec;
  expect(ingress[0].ports).toEqual([
    { port: 9094, protocol: 'TCP' },
    { port: 9094, protocol: 'UDP' },
  ]);
});

test('it reaches the kubelets and the exporters on the nodes', () => {
  const { egress } = find(servers().home, 'NetworkPolicy', 'prometheus-testbed').spec;
  const open = egress.filter(({ to }: { to?: unknown }) => to === undefined);
  expect(JSON.stringify(open)).toContain('10250');
  expect(JSON.stringify(open)).toContain('9100');
});

test('the jobs of both have the names that the rules of the chart look for', () => {
  const { prometheus, alertmanager } = servers();
  expect(prometheus.pods.metrics.map(({ job }) => job)).toEqual(['monitoring-prometheus']);
  expect(alertmanager.pods.metrics.map(({ job }) => job)).toEqual(['monitoring-alertmanager']);
});

test('what is measured outlives its manifest', () => {
  const { home } = servers();
  for (const kind of ['Prometheus', 'Alertmanager']) {
    expect(find(home, kind).metadata.annotations['argocd.argoproj.io/sync-options']).toContain('Delete=false');
  }
});

test('of several pods one may be away; one alone has no budget that would hold up a node', () => {
  const budgets = (replicas: number) =>
    render(servers(replicas).home).filter(({ kind }) => kind === 'PodDisruptionBudget').length;
  expect(budgets(2)).toBe(2);
  expect(budgets(1)).toBe(0);
});

test('counts each pod with its reloader and its volume', () => {
  const [alertmanager, prometheus] = Footprint.within(servers().home);
  expect(prometheus).toMatchObject({ workload: 'prometheus-testbed', replicas: 2, volumes: ['30Gi'] });
  expect(prometheus?.containers).toHaveLength(2);
  expect(alertmanager).toMatchObject({ workload: 'alertmanager-main', replicas: 3 });
});

test.each(['Prometheus', 'Alertmanager'])('%s leads people to where they find it, if they do', (kind) => {
  expect(find(servers(2, 'https://here.shop.test').home, kind).spec.externalUrl).toBe('https://here.shop.test');
  expect(find(servers().home, kind).spec).not.toHaveProperty('externalUrl');
});

test('with a URL Alertmanager tells it of every alert that asks for an act, and may reach its port', () => {
  const home = component('prometheus', 'observability');
  const webhook = 'https://alerts.test:8443/a';
  new Alertmanager(home, 'main', {
    size: alertmanagerSize,
    storageClass: 'block',
    image: 'r/alertmanager:v0.34.0',
    webhook,
  });
  const { metadata, spec } = find(home, 'AlertmanagerConfig');
  expect(find(home, 'Alertmanager').spec.alertmanagerConfiguration).toEqual({ name: metadata.name });
  expect(spec.receivers).toEqual([
    { name: 'webhook', webhookConfigs: [{ url: webhook, sendResolved: true }] },
    { name: 'nobody' },
  ]);
  expect(spec.route.receiver).toBe('webhook');
  expect(spec.route.routes).toEqual([
    { receiver: 'nobody', matchers: [{ name: 'severity', matchType: '=~', value: 'none|info' }] },
  ]);
  const anywhere = find(home, 'NetworkPolicy', 'alertmanager-main').spec.egress.filter(({ to }: Rendered) => !to);
  expect(anywhere).toEqual([{ ports: [{ port: 8443, protocol: 'TCP' }] }]);
});

test('without one the Secret of the user says whom, and there is no way out', () => {
  const { home } = servers();
  expect(find(home, 'Alertmanager').spec).not.toHaveProperty('alertmanagerConfiguration');
  expect(render(home).map(({ kind }) => kind)).not.toContain('AlertmanagerConfig');
  const { egress } = find(home, 'NetworkPolicy', 'alertmanager-main').spec;
  expect(egress.filter(({ to }: Rendered) => !to)).toEqual([]);
});
