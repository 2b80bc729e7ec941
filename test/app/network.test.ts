import { Workload } from '../../constructs/shared/workload';
import type { PodPort } from '../../constructs/shared/workload';
import { ManifestSet } from '../../verify/manifest';
import { allowedPorts, allows } from '../../verify/network';
import { shippedSettings, synthesizeInMemory } from './synthesized';

const environments = shippedSettings().map((settings) => [settings.environment, settings] as const);

describe.each(environments)('of all pairs of workloads in %s', (_, settings) => {
  const { testbed, located } = synthesizeInMemory(settings);
  const manifests = new ManifestSet(located);
  // Each reading walks the whole tree.
  const { edges } = testbed;
  const workloads = testbed.components.flatMap(({ node }) =>
    node.findAll().filter((construct) => construct instanceof Workload),
  );
  /** Whether some pods may be of both: labels of one that no label of the other contradicts. */
  const overlap = (one: Workload, other: Workload) =>
    one.namespace === other.namespace &&
    Object.entries(one.podLabels).every(([key, value]) => (other.podLabels[key] ?? value) === value);
  const declared = (client: Workload, server: Workload) =>
    edges.filter((edge) => overlap(edge.client, client) && overlap(edge.server, server));
  /** Every port on which anybody is talked to. */
  const ports = [...new Set(edges.flatMap((edge) => edge.ports.map(({ port }) => port)))];
  const open = (client: Workload, server: Workload, some: readonly number[]) =>
    allowedPorts(
      manifests,
      { namespace: client.namespace, labels: client.podLabels },
      { namespace: server.namespace, labels: server.podLabels },
      some,
    );

  const isOpen = (client: Workload, server: Workload, to: PodPort) =>
    allows(
      manifests,
      { namespace: client.namespace, labels: client.podLabels },
      { namespace: server.namespace, labels: server.podLabels, ...to },
    ).allowed;

  test('those that an edge joins are open, on its ports, both ways', () => {
    const closed = edges.flatMap(({ client, server, ports: wanted, node }) =>
      wanted
        .filter(({ port, protocol }) => !isOpen(client, server, { port, protocol }))
        .map(({ port }) => `${node.path} ${String(port)}`),
    );
    expect(edges.length).toBeGreaterThan(100);
    expect(closed).toEqual([]);
  });

  test('all others are closed, on every port on which anybody is talked to', () => {
    const opened = workloads.flatMap((client) =>
      workloads.flatMap((server) => {
        const wanted = declared(client, server).flatMap((edge) => edge.ports);
        const others = ports.filter(
          (port) => !wanted.some((range) => port >= range.port && port <= (range.endPort ?? range.port)),
        );
        return open(client, server, others).map((port) => `${client.node.path} -> ${server.node.path} ${String(port)}`);
      }),
    );
    expect(workloads.length).toBeGreaterThan(50);
    expect(opened).toEqual([]);
  });
});
