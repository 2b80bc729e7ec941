import type { AlloyValues } from '../../../imports/values/alloy';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Alloy } from '../../../constructs/observability/alloy';
import { Loki } from '../../../constructs/observability/loki';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { bucket, chart, resources } from '../collaborators';
import { component, type Rendered } from '../render';

const store = component('loki', 'observability');
const loki = new Loki(store, 'loki', {
  chart,
  size: { replicas: 1, resources, volume: '1Gi', retentionDays: 1 },
  storageClass: 'block',
  bucket: bucket(store),
});
const home = component('alloy', 'observability', store.node.root as never);
new Alloy(home, 'alloy', { chart, loki, nodes: 3 });
const values = HelmRelease.within(home)[0]!.values as AlloyValues;
const configuration = values.alloy?.configMap?.content ?? '';

test('it reads the pods of its own node, and no others', () => {
  expect(configuration).toContain('field = "spec.nodeName=" + coalesce(sys.env("HOSTNAME"), constants.hostname)');
  expect(Footprint.within(home)).toMatchObject([{ workload: chart.name, replicas: 3, daemon: true }]);
});

test('what it reads goes to Loki', () => {
  const names = (values.alloy?.extraEnv ?? []) as Rendered[];
  expect(names).toEqual([{ name: 'LOKI_URL', value: 'http://loki.loki.svc:3100' }]);
  expect(configuration).toContain('url = sys.env("LOKI_URL") + "/loki/api/v1/push"');
  expect(Edge.within(home)).toMatchObject([{ server: loki.pods, ports: [{ port: 3100 }] }]);
});

test('the chart takes its configuration for a template: nothing in it looks like one', () => {
  expect(configuration).not.toContain('{{');
});

test('it may look at pods and their logs, and at nothing else', () => {
  const rules = [...(values.rbac?.rules ?? []), ...(values.rbac?.clusterRules ?? [])] as Rendered[];
  expect(rules.flatMap(({ resources: named }) => named as string[])).toEqual(['pods', 'pods/log']);
  expect(rules.flatMap(({ verbs }) => verbs as string[]).every((verb) => /^(get|list|watch)$/.test(verb))).toBe(true);
});

test('its pods fit the level restricted: no root, no path of the node', () => {
  expect(values.alloy?.securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(values.alloy).not.toHaveProperty('mounts');
});

test('another configuration makes other pods', () => {
  expect(values.configReloader?.enabled).toBe(false);
  expect(values.controller?.podAnnotations?.['checksum/config']).toMatch(/^[0-9a-f]{64}$/);
});
