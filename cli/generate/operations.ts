import { ApiObject } from 'cdk8s';
import { services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { stores } from '../../app/stores';
import type { Component } from '../../constructs/gitops/component';
import { projectWave, syncWave } from '../../constructs/gitops/sync-wave';
import { shippedTestbeds } from '../shipped';
import type { ShippedTestbed } from '../shipped';
import { code, markdownTable, withPart } from './parts';

const file = 'docs/operations.md';

/** The page with its tables renewed. @throws when one has no place in it */
export function withGeneratedTables(page: string): string {
  const shipped = shippedTestbeds();
  const waves = withPart(page, { file, part: 'waves', text: waveTable(shipped) });
  return withPart(waves, { file, part: 'levels', text: levelTable(shipped) });
}

function waveTable(shipped: readonly ShippedTestbed[]): string {
  const all = shipped.flatMap(({ testbed }) => testbed.components);
  const waves = [...new Set(all.map(syncWave))].sort((one, other) => one - other);
  const rows = waves.map((wave) => {
    const members = all.filter((component) => syncWave(component) === wave);
    const [{ layer, role } = { layer: '', role: '' }] = members;
    const names = [...new Set(members.map(({ node }) => node.id))].sort();
    return [String(wave), role === 'delivery' ? '' : layer, names.map((name) => named(name, shipped)).join(', ')];
  });
  return markdownTable(['wave', 'layer', 'components'], [[String(projectWave), '', 'the AppProjects'], ...rows]);
}

/** With the environment, where it is not in all of them. */
function named(name: string, shipped: readonly ShippedTestbed[]): string {
  const having = shipped.filter(({ testbed }) => testbed.components.some(({ node }) => node.id === name));
  const environments = having.map(({ settings }) => settings.environment);
  return environments.length === shipped.length ? code(name) : `${code(name)} (${environments.join(', ')})`;
}

/** The namespaces that are not `restricted`. */
function levelTable(shipped: readonly ShippedTestbed[]): string {
  const found = shipped.flatMap(({ testbed, settings }) =>
    testbed.components.flatMap((component) => {
      const level = levelOf(component);
      if (level === undefined || level === 'restricted') return [];
      const { id } = component.node;
      const store = id in services ? settings.stores[id as ServiceName] : undefined;
      const isCause = store !== undefined && stores[store].podSecurity === level;
      return [[named(id, shipped), code(level), isCause ? code(store) : code(id)]];
    }),
  );
  const rows = [...new Map(found.map((row) => [row.join(), row])).values()];
  return markdownTable(['namespace', 'level', 'because of'], rows);
}

/** @returns undefined for a component without a namespace of its own */
function levelOf(component: Component): string | undefined {
  const [namespace] = component.node
    .findAll()
    .filter((construct) => construct instanceof ApiObject)
    .filter(({ kind }) => kind === 'Namespace');
  return namespace?.metadata.getLabel('pod-security.kubernetes.io/enforce');
}
