import { Component } from '../constructs/gitops/component';
import type { Edge } from '../constructs/shared/edge';
import type { Testbed } from './testbed';

/**
 * The shop as a Mermaid flowchart: a box for each service with what it speaks to its own stores and queues, and an arrow wherever
 * one component talks to another. What operators, backups, checks and Prometheus do is left out: every edge of theirs is in the policies.
 */
export function picture({ components, edges }: Pick<Testbed, 'components' | 'edges'>): string {
  const drawn = edges.filter(isOfTheShop);
  const across = drawn.filter((edge) => home(edge.client) !== home(edge.server));
  const ends = new Set(across.flatMap(({ client, server }) => [home(client), home(server)]));
  const boxes = components
    .filter((component) => ends.has(component))
    .map((component) => {
      const within = drawn.filter(({ client, server }) => home(client) === component && home(server) === component);
      const spoken = [...new Set(within.map(({ protocol }) => protocol))].join(', ');
      const name = component.node.id;
      return `  ${name}["${spoken === '' ? name : `${name}<br/><small>${spoken}</small>`}"]`;
    });
  return ['flowchart LR', ...boxes, ...new Set(across.map(arrow))].join('\n');
}

/** A service is a client and a server by its own pods, which bear its name; what is made around it has other names. */
function isOfTheShop({ client, server, protocol }: Edge): boolean {
  if (['operator', 'metrics'].includes(protocol) || ['datastores', 'messaging'].includes(home(client).layer))
    return false;
  return home(client).layer === 'microservices'
    ? client.name === home(client).node.id
    : home(server).layer === 'microservices';
}

const home = (pods: Edge['client']): Component => Component.containing(pods);

const arrow = ({ client, server, protocol }: Edge) =>
  `  ${home(client).node.id} -->|${protocol}| ${home(server).node.id}`;
