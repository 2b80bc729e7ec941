import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { caches } from '../../../app/caches';
import { dashboardsOf } from '../../../app/dashboards';
import { queues } from '../../../app/queues';
import { stores } from '../../../app/stores';
import { Dashboard } from '../../../constructs/observability/dashboard';
import { settingsLike } from '../../app/synthesized';
import { component, find } from '../render';
import { knownMetrics } from './known-metrics';
import { parse } from './promql';

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly targets: readonly { readonly refId: string; readonly expr: string; readonly datasource: object }[];
}

interface DashboardFile {
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly definition: string }[] };
}

const folder = path.join('constructs', 'observability', 'dashboards');
const names = readdirSync(folder).map((file) => path.basename(file, '.json'));
const read = (name: string) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as DashboardFile;
const { groups } = parseYaml(readFileSync('constructs/observability/alerts/shop.yaml', 'utf8')) as {
  groups: { rules: { record?: string }[] }[];
};
const recorded = groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? []));
const known = [...Object.values(knownMetrics).flat(), ...recorded];

test.each(names)('%s has panels beside each other, each with a title of its own', (name) => {
  const { panels, title, schemaVersion } = read(name);
  expect(title).not.toBe('');
  expect(schemaVersion).toBeGreaterThan(30);
  expect(panels.length).toBeGreaterThan(3);
  for (const field of ['id', 'title'] as const) {
    expect(new Set(panels.map((panel) => panel[field])).size).toBe(panels.length);
  }
  const places = panels.map(({ gridPos: { x, y } }) => `${String(x)}/${String(y)}`);
  expect(new Set(places).size).toBe(panels.length);
  for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
});

test.each(names)('%s asks our Prometheus, with queries that read nothing unknown', (name) => {
  const { panels, templating } = read(name);
  const targets = panels.flatMap((panel) => panel.targets);
  for (const { datasource } of targets) expect(datasource).toEqual({ type: 'prometheus', uid: 'prometheus' });
  const variables = templating.list.map(({ definition }) => /^label_values\((.+), namespace\)$/.exec(definition)?.[1]);
  for (const expr of [...targets.map((target) => target.expr), ...variables]) {
    const { errors, metrics } = parse(expr ?? '');
    expect(errors).toEqual([]);
    expect(metrics.filter((metric) => !known.includes(metric))).toEqual([]);
    expect(metrics).not.toEqual([]);
  }
});

test('no two have the same identifier: Grafana would keep one', () => {
  expect(new Set(names.map((name) => read(name).uid)).size).toBe(names.length);
});

test('there is one for the shop, one for the queues, and one for each store and cache, that of backups too', () => {
  const wanted = [
    'shop',
    'seaweedfs',
    ...(Object.keys(queues).length > 0 ? ['queues'] : []),
    ...Object.keys({ ...stores, ...caches }),
  ];
  expect(names.sort()).toEqual(wanted.sort());
});

test('an environment shows what it has', () => {
  const { services, stores: chosen, components } = settingsLike('production');
  const only = Object.fromEntries(Object.keys(services).map((name) => [name, name === 'point'])) as typeof services;
  const settings = { services: only, stores: chosen, components };
  expect(dashboardsOf(settings)).toEqual(['memcached', 'queues', 'seaweedfs', 'shop', 'yugabytedb']);
  const without = { ...settings, components: { ...components, 'object-store': false } };
  expect(dashboardsOf(without)).not.toContain('seaweedfs');
});

test('a file becomes a resource for one Grafana', () => {
  const home = component();
  new Dashboard(home, 'redis', { instance: { dashboards: 'main' } });
  const { spec } = find(home, 'GrafanaDashboard', 'redis');
  expect(spec.instanceSelector).toEqual({ matchLabels: { dashboards: 'main' } });
  expect(JSON.parse(spec.json)).toEqual(read('redis'));
});
