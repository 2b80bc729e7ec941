import { optionalComponents } from '../../app/inventory';
import { choicesOf, requirementsWith } from '../../app/settings/requirements';
import { services } from '../../app/services';
import { Component } from '../../constructs/gitops/component';
import { settingsLike, synthesizeInMemory } from './synthesized';

const { testbed } = synthesizeInMemory(settingsLike('production'));
const inventory = requirementsWith(choicesOf({}));
const isChosen = (name: string) => Object.hasOwn(inventory, name);

/** The optional components and services that a component reaches, is operated by, or lives beside. */
function drawnRequirements(name: string): string[] {
  const found = new Set<string>();
  for (const { client, server, protocol } of testbed.edges) {
    const from = Component.containing(client).node.id;
    const to = Component.containing(server).node.id;
    if (from === name) found.add(to);
    if (to === name && protocol === 'operator') found.add(from);
  }
  const self = testbed.components.find(({ node }) => node.id === name);
  if (self?.namespace !== undefined) found.add(self.namespace);
  return [...found].filter((other) => other !== name && isChosen(other)).sort();
}

/** Operators that do not ask to be reached say nothing of what they need. */
const passive = ['seaweedfs-operator', 'postgres-operator', 'mysql-operator', 'rook-ceph'];

test.each(Object.entries(inventory).filter(([name]) => !passive.includes(name)))(
  'what %s requires in the inventory is what it is connected to',
  (name, { requires }) => {
    expect([...requires].sort()).toEqual(drawnRequirements(name));
  },
);

test.each(Object.entries(optionalComponents))('%s belongs to the layer that the inventory says', (name, { layer }) => {
  expect(testbed.components.find(({ node }) => node.id === name)?.layer).toBe(layer);
});

test.each(Object.keys(services))('%s is a service of the shop', (name) => {
  expect(testbed.components.find(({ node }) => node.id === name)?.layer).toBe('microservices');
});
