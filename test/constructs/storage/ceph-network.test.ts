import { allowCephTraffic } from '../../../constructs/storage/ceph-network';
import { Edge } from '../../../constructs/shared/edge';
import { stranger } from '../collaborators';
import { component, find, type Rendered } from '../render';

const home = component('rook', 'storage');
const operator = stranger(home, 'rook-operator');
allowCephTraffic(home, 'rook', operator);

test('all daemons of the cluster share a policy: Rook marks them with the namespace', () => {
  const { podSelector, ingress, egress } = find(home, 'NetworkPolicy', 'ceph-daemons').spec;
  expect(podSelector.matchLabels).toEqual({ rook_cluster: 'rook' });
  const ports = ingress[0].ports.map(({ port }: Rendered) => port as number);
  expect(ports).toEqual(expect.arrayContaining([3300, 6789, 6800, 8080]));
  expect(egress.filter(({ to }: Rendered) => to === undefined)).toHaveLength(1);
});

test.each(['rbd', 'cephfs'])('the controller of the %s driver reaches the daemons, and nobody reaches it', (driver) => {
  const { podSelector, ingress, egress } = find(home, 'NetworkPolicy', `csi-${driver}`).spec;
  expect(podSelector.matchLabels).toEqual({ app: `rook.${driver}.csi.ceph.com-ctrlplugin` });
  expect(ingress).toBeUndefined();
  const ports = egress.flatMap((rule: Rendered) => rule.ports.map(({ port }: Rendered) => port as number));
  expect(ports.sort((one: number, other: number) => one - other)).toEqual([443, 3300, 6443, 6789, 6800]);
});

test('nobody but the daemons themselves, the drivers and the operator goes out to them', () => {
  const edges = Edge.within(home).map(({ client, server }) => `${client.name} ${server.name}`);
  expect(edges).toEqual([
    'ceph-daemons ceph-daemons',
    'rook-operator ceph-daemons',
    'csi-rbd ceph-daemons',
    'csi-cephfs ceph-daemons',
  ]);
});
