import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { optionalComponents } from '../../app/inventory';
import { services } from '../../app/services';
import { variableOf } from '../../app/settings/overrides';
import type { StoreName } from '../../app/stores';
import { alternativesTo } from '../../app/stores';
import { healthChecks } from '../../constructs/cicd/health-checks';
import { settingsLike, shippedSettings, synthesizeInMemory } from './synthesized';

/** Kinds that Argo CD 3.4 judges by itself, by `resource_customizations` in its source, and that we leave to it. */
const builtIn = [
  'acid.zalan.do/postgresql',
  'cert-manager.io/Certificate',
  'cert-manager.io/ClusterIssuer',
  'external-secrets.io/ExternalSecret',
  'external-secrets.io/SecretStore',
  'grafana.integreatly.org/Grafana',
  'grafana.integreatly.org/GrafanaDashboard',
  'grafana.integreatly.org/GrafanaDatasource',
  'kafka.strimzi.io/Kafka',
  'kafka.strimzi.io/KafkaTopic',
  'kafka.strimzi.io/KafkaUser',
  'keda.sh/ScaledObject',
  'monitoring.coreos.com/Prometheus',
];

/** Kinds that nobody can judge, and why. */
const unjudged: Readonly<Record<string, string>> = {
  'argoproj.io/AppProject': 'its status lists tokens only',
  'databases.spotahome.com/RedisFailover': 'its operator writes no status',
  'generators.external-secrets.io/Password': 'a recipe without a status; the ExternalSecret says whether it worked',
  'keda.sh/TriggerAuthentication': 'its status lists who uses it; the ScaledObject says whether it worked',
  'monitoring.coreos.com/AlertmanagerConfig':
    'its status lists who has taken it; the Alertmanager says whether it could',
  'monitoring.coreos.com/PodMonitor': 'its status lists who has taken it, and is empty without a feature gate',
  'monitoring.coreos.com/PrometheusRule': 'its status lists who has taken it, and is empty without a feature gate',
  'pingcap.com/BackupSchedule': 'its status says when it saved last, which is never on the first day',
  'seaweed.seaweedfs.com/ResourceReferenceGrant': 'a permission without a status',
  'tekton.dev/Pipeline': 'without a status: its runs have one',
  'tekton.dev/Task': 'without a status: its runs have one',
  'triggers.tekton.dev/TriggerBinding': 'without a status',
  'triggers.tekton.dev/TriggerTemplate': 'without a status',
};

/** Groups whose kinds come from CRDs: those that are imported. */
const groups = new Set(readdirSync('imports').map((file) => path.basename(file, '.ts')));

/** With everything on that is optional, and each service on the store that stands at this place among its alternatives. */
function everythingWith(place: number) {
  const on = (kind: string, names: readonly string[]) =>
    names.map((name) => [variableOf([kind, name]), 'true'] as const);
  const choices = Object.entries(services as Readonly<Record<string, { store?: StoreName }>>).flatMap(
    ([name, { store }]) => {
      const alternatives = store === undefined ? [] : alternativesTo(store);
      const chosen = alternatives[place % alternatives.length];
      return alternatives.length < 2 || chosen === undefined ? [] : [[variableOf(['stores', name]), chosen] as const];
    },
  );
  const changes = [
    ...on('services', Object.keys(services)),
    ...on('components', Object.keys(optionalComponents)),
    [variableOf(['alerts', 'webhook']), 'https://alerts.test/alertmanager'] as const,
    ...choices,
  ];
  return settingsLike('production', Object.fromEntries(changes));
}

const environments = [...shippedSettings(), ...[0, 1, 2].map(everythingWith)];
const used = new Set(
  environments.flatMap((settings) =>
    synthesizeInMemory(settings).located.flatMap(({ object: { apiVersion, kind } }) => {
      const [group = ''] = apiVersion.split('/');
      return groups.has(group) ? [`${group}/${kind}`] : [];
    }),
  ),
);
const ours = Object.keys(healthChecks()).map((setting) =>
  setting.replace('resource.customizations.health.', '').replace('_', '/'),
);

test.each([...used].sort())('%s has a check of ours, one of Argo CD, or a reason to have none', (kind) => {
  expect([...ours, ...builtIn, ...Object.keys(unjudged)]).toContain(kind);
});

test('no check, and no reason, is for a kind that nothing uses', () => {
  const listed = [...ours, ...builtIn, ...Object.keys(unjudged)];
  expect(listed.filter((kind) => !used.has(kind))).toEqual([]);
});

test('what has a check has no reason to have none', () => {
  expect([...ours, ...builtIn].filter((kind) => kind in unjudged)).toEqual([]);
  expect(ours.filter((kind) => builtIn.includes(kind))).toEqual([]);
});
