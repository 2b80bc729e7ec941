import { alertFiles } from '../../constructs/observability/alerts';
import { Monitor } from '../../constructs/observability/monitor';
import { Workload } from '../../constructs/shared/workload';
import { ManifestSet } from '../../verify/manifest';
import { podPorts } from '../../verify/pods';
import { settingsLike, synthesizeInMemory } from './synthesized';

const { testbed, located } = synthesizeInMemory(settingsLike('production', { TESTBED_STORES_ORDER: 'vitess' }));
const manifests = new ManifestSet(located);
const workloads = testbed.components.flatMap((component) => Workload.within(component));
const measured = workloads.flatMap((pods) => pods.metrics.map((metrics) => ({ pods, ...metrics })));
/** The chart has rules for its own. */
const known = ['monitoring-alertmanager', 'monitoring-operator', 'monitoring-prometheus'];

test('whoever offers measurements is asked for them', () => {
  const monitors = testbed.components.flatMap(({ node }) =>
    node.findAll().filter((construct) => construct instanceof Monitor),
  );
  expect(monitors).toHaveLength(measured.length);
  expect(measured.length).toBeGreaterThan(40);
});

test('each job has alerts, and each file of alerts a job', () => {
  const jobs = [...new Set(measured.map(({ job }) => job))].filter((job) => !known.includes(job)).sort();
  // TiDB has made room for Vitess.
  expect([...new Set([...jobs, 'tidb'])].sort()).toEqual(alertFiles());
});

test('a port that is asked is declared by some pod of the workload, or said not to be', () => {
  const missing = measured.filter(
    ({ pods, port, undeclared = false, monitored = false }) =>
      !undeclared &&
      !monitored &&
      !manifests
        .podsIn(pods.namespace)
        .filter(({ labels }) => Object.entries(pods.podLabels).every(([key, value]) => labels[key] === value))
        .some((pod) => podPorts(pod).some(({ number }) => number === port)),
  );
  expect(missing.map(({ pods, port }) => `${pods.namespace}/${pods.name} ${String(port)}`)).toEqual([]);
});

test('nothing is measured, and no resource of Prometheus written, where it is off', () => {
  const local = synthesizeInMemory(settingsLike('local'));
  const kinds = local.located.map(({ object }) => object.kind);
  for (const kind of ['PodMonitor', 'PrometheusRule', 'Prometheus', 'Grafana']) expect(kinds).not.toContain(kind);
  expect(local.testbed.edges.filter(({ protocol }) => protocol === 'metrics')).toEqual([]);
});
