import { Component } from '../constructs/gitops/component';
import { layers } from '../constructs/gitops/layer';
import type { Edge } from '../constructs/shared/edge';
import type { Workload } from '../constructs/shared/workload';
import type { Testbed } from './testbed';

/**
 * The topology as a Mermaid flowchart: components in their layers, and an arrow for every edge between two workloads. What goes
 * on within a component is left out, except in services: there it is the store.
 */
export function picture({ components, edges }: Pick<Testbed, 'components' | 'edges'>): string {
  const drawn = edges.filter(({ client, server }) => {
    const home = Component.containing(client);
    return client !== server && (home !== Component.containing(server) || home.layer === 'microservices');
  });
  const workloads = [...new Set(drawn.flatMap(({ client, server }) => [client, server]))];
  const groups = layers.flatMap((layer) => {
    const members = components.filter((component) => component.layer === layer);
    const boxes = members.flatMap((component) => box(component, workloads));
    return boxes.length === 0 ? [] : [`  subgraph ${layer}`, ...boxes, '  end'];
  });
  return ['flowchart LR', ...groups, ...new Set(drawn.map(arrow))].join('\n');
}

function box(component: Component, workloads: readonly Workload[]): string[] {
  const members = workloads.filter((workload) => Component.containing(workload) === component);
  if (members.length === 0) return [];
  const nodes = members.map((workload) => `      ${idOf(workload)}["${workload.name}"]`);
  return [`    subgraph ${component.node.id}-component["${component.node.id}"]`, ...nodes, '    end'];
}

function arrow({ client, server, protocol }: Edge): string {
  // What an operator does to its charges is not what the shop does.
  const line = protocol === 'operator' ? '-.->' : `-->|${protocol}|`;
  return `  ${idOf(client)} ${line} ${idOf(server)}`;
}

function idOf(workload: Workload): string {
  return `${Component.containing(workload).node.id}.${workload.name}`;
}
