import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { alertFiles, Alerts } from '../../../constructs/observability/alerts';
import { component, find } from '../render';
import { knownMetrics } from './known-metrics';
import { parse } from './promql';

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const folder = path.join('constructs', 'observability', 'alerts');
const rules = alertFiles().flatMap((file) => {
  const text = readFileSync(path.join(folder, `${file}.yaml`), 'utf8');
  const { groups } = parseYaml(text) as { groups: { rules: Rule[] }[] };
  return groups.flatMap((group) => group.rules.map((rule) => ({ file, ...rule })));
});
const alerts = rules.filter((rule) => rule.alert !== undefined);
const runbooks = readdirSync(path.join('docs', 'runbooks')).map((file) => path.basename(file, '.md'));
const recorded = rules.flatMap(({ record }) => record ?? []);
const known = [...Object.values(knownMetrics).flat(), ...recorded];

test('a file becomes a resource, its groups untouched', () => {
  const home = component();
  new Alerts(home, 'tikv-alerts', { file: 'tikv' });
  const { spec } = find(home, 'PrometheusRule', 'tikv-alerts');
  expect(spec).toEqual(parseYaml(readFileSync(path.join(folder, 'tikv.yaml'), 'utf8')));
});

test.each(rules.map((rule) => [`${rule.file}: ${rule.alert ?? rule.record ?? ''}`, rule.expr] as const))(
  '%s is a query that reads nothing unknown',
  (_, expr) => {
    const { errors, metrics } = parse(expr);
    expect(errors).toEqual([]);
    expect(metrics).not.toEqual([]);
    expect(metrics.filter((metric) => !known.includes(metric))).toEqual([]);
  },
);

test('a query that is none is found out', () => {
  expect(parse('sum(rate(up[5m])').errors).not.toEqual([]);
  expect(parse('rate(typo_total{namespace=~"$namespace"}[5m])').metrics).toEqual(['typo_total']);
});

test('each alert has a runbook, and each runbook an alert', () => {
  expect(alerts.map(({ alert }) => alert).sort()).toEqual(runbooks.sort());
  expect(new Set(runbooks).size).toBe(alerts.length);
});

test.each(alerts.map((rule) => [rule.alert ?? '', rule] as const))(
  '%s waits, says how bad it is, and leads to its runbook',
  (name, rule) => {
    expect(rule.for).toMatch(/^\d+[mh]$/);
    expect(['critical', 'warning']).toContain(rule.labels?.severity);
    expect(rule.annotations?.summary).not.toBe('');
    expect(rule.annotations?.runbook_url).toMatch(new RegExp(`/docs/runbooks/${name}\\.md$`));
  },
);

test.each(runbooks)('the runbook of %s says what it means, what it harms, where to look and how to mend', (name) => {
  const text = readFileSync(path.join('docs', 'runbooks', `${name}.md`), 'utf8');
  expect(text.startsWith(`# ${name}\n\n`)).toBe(true);
  for (const part of ['**Harm.** ', '**Look.**\n', '```sh\n', '**Mend.** ']) expect(text).toContain(part);
});

test('the burn of each objective is watched over a long and a short window, fast and slowly', () => {
  const windows = ['1h', '5m', '6h', '30m', '1d', '2h', '3d', '6h'];
  for (const objective of ['shop:grpc_errors:ratio_rate', 'shop:grpc_slow:ratio_rate']) {
    const read = alerts
      .filter(({ expr }) => expr.includes(objective))
      .flatMap(({ expr }) => [...expr.matchAll(/ratio_rate(\w+)/g)].map(([, window]) => window));
    expect(read).toEqual(windows);
    for (const window of windows) expect(recorded).toContain(`${objective}${window}`);
  }
});
