import { operators } from '../../app/components/operators';
import { optionalComponents } from '../../app/inventory';
import { variableOf } from '../../app/settings/overrides';
import { choicesOf, requirementsWith } from '../../app/settings/requirements';
import { services } from '../../app/services';
import { ApiObject } from 'cdk8s';
import { Component } from '../../constructs/gitops/component';
import { VeleroSchedule } from '../../constructs/storage/velero-schedule';
import { CrdFolder } from '../../constructs/gitops/crd-folder';
import { HelmRelease } from '../../constructs/gitops/helm-release';
import { chartFacts } from '../../proof/sources/chart-facts';
import { settingsLike, synthesizeInMemory } from './synthesized';

/** An environment may leave one out, when its nodes are full. */
const allServices = Object.fromEntries(Object.keys(services).map((name) => [variableOf(['services', name]), 'true']));
const { testbed } = synthesizeInMemory(settingsLike('production', allServices));
const inventory = requirementsWith(choicesOf({}));
const isChosen = (name: string) => Object.hasOwn(inventory, name);

/** What nobody requires stands beside what somebody does. */
const allOn = Object.fromEntries(
  Object.keys(optionalComponents).map((name) => [variableOf(['components', name]), 'true']),
);
const everything = synthesizeInMemory(settingsLike('production', { ...allServices, ...allOn })).testbed;

/** The API groups of each operator's kinds, as its chart or a folder beside it brings them. */
const operated = everything.components
  .filter(({ node }) => Object.hasOwn(operators, node.id) || node.id === 'tekton-operator')
  .map((component) => {
    const groups = HelmRelease.within(component).flatMap(({ chart }) => chartFacts[chart.name]?.groups ?? []);
    const apart = CrdFolder.within(component).flatMap((folder) => folder.groups);
    return [component.node.id, new Set([...groups, ...apart])] as const;
  });

const apiGroupsOf = ({ node }: Component) =>
  node
    .findAll()
    .filter((construct) => construct instanceof ApiObject)
    .map(({ apiGroup }) => apiGroup);

/** What saves namespaces: of those whose stores save themselves too, as long as it is there. */
const schedules = testbed.components.flatMap(({ node }) =>
  node.findAll().filter((construct) => construct instanceof VeleroSchedule),
);
/** Whom a component reaches by the host that all use: no edge tells who answers behind the gateway. */
const behindTheGateway: Readonly<Record<string, readonly string[]>> = { ci: ['harbor'] };

/** The namespaces whose Secrets External Secrets carries to a component. */
const carriedFrom = ({ node }: Component): readonly string[] =>
  node
    .findAll()
    .filter((construct) => construct instanceof ApiObject)
    .filter(({ kind }) => kind === 'SecretStore')
    .map((store) => store.toJson().spec.provider.kubernetes.remoteNamespace as string);

/** The optional components and services that a component reaches, is operated by, or lives beside. */
function drawnRequirements(name: string): string[] {
  const found = new Set<string>();
  const runs = testbed.components.some(({ node }) => node.id === name);
  const { components, edges } = runs ? testbed : everything;
  for (const { client, server, protocol } of edges) {
    const from = Component.containing(client).node.id;
    const to = Component.containing(server).node.id;
    if (from === name) found.add(to);
    if (to === name && protocol === 'operator') found.add(from);
  }
  const self = components.find(({ node }) => node.id === name);
  if (self?.namespace !== undefined) found.add(self.namespace);
  const saved = schedules.some((schedule) => schedule.namespace === name && schedule.saved.length > 0);
  if (saved) found.add('velero');
  for (const source of self === undefined ? [] : carriedFrom(self)) found.add(source);
  for (const other of behindTheGateway[name] ?? []) found.add(other);
  const groups = self === undefined ? [] : apiGroupsOf(self);
  for (const [operator, its] of operated) if (groups.some((group) => its.has(group))) found.add(operator);
  // Whoever has a user interface: without the login it has no route, and that is all.
  found.delete('single-sign-on');
  // Whoever has something to trace, and Grafana, which shows what there is: without it there is less to see, and that is all.
  if (Object.hasOwn(services, name) || name === 'grafana') found.delete('tracing');
  if (name === 'grafana') found.delete('loki');
  return [...found].filter((other) => other !== name && isChosen(other)).sort();
}

/** Operators reach what they operate, and need none of it; nor does Prometheus what it measures. */
const passive = [
  ...Object.keys(operators),
  'grafana-operator',
  'prometheus',
  'rook-ceph',
  'seaweedfs-operator',
  // Its chart makes a monitor, which nobody has drawn.
  'node-exporter',
];

test.each(Object.entries(inventory).filter(([name]) => !passive.includes(name)))(
  'what %s requires in the inventory is what it is connected to',
  (name, { requires }) => {
    expect([...requires].sort()).toEqual(drawnRequirements(name));
  },
);

test.each(Object.entries(optionalComponents))('%s belongs to the layer that the inventory says', (name, { layer }) => {
  expect(everything.components.find(({ node }) => node.id === name)?.layer).toBe(layer);
});

test.each(Object.keys(services))('%s is a service of the shop', (name) => {
  expect(testbed.components.find(({ node }) => node.id === name)?.layer).toBe('microservices');
});
