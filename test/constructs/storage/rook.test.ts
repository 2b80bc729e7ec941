import type { CephCsiDriversValues } from '../../../imports/values/ceph-csi-drivers';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Footprint } from '../../../constructs/shared/footprint';
import { Rook } from '../../../constructs/storage/rook';
import type { RookProps } from '../../../constructs/storage/rook';
import { chart } from '../collaborators';
import { component, find, type Rendered } from '../render';

const home = component('rook-ceph', 'storage');
const props: Required<RookProps> = {
  charts: { operator: { ...chart, name: 'rook-ceph' }, drivers: { ...chart, name: 'ceph-csi-drivers' } },
  namespace: 'rook-ceph',
  controllers: 2,
  nodes: 5,
};
new Rook(home, 'operator', props);
const [operator, drivers] = HelmRelease.within(home);
const values = drivers!.values as CephCsiDriversValues;

test('the drivers come after the operator, whose chart brings their kinds', () => {
  expect([operator?.chart.name, drivers?.chart.name]).toEqual(['rook-ceph', 'ceph-csi-drivers']);
  expect(operator?.clusterScopedKinds).toContain('apiextensions.k8s.io/CustomResourceDefinition');
  expect(drivers?.clusterScopedKinds).not.toContain('apiextensions.k8s.io/CustomResourceDefinition');
});

test('the number of controllers is said for each driver, since the common default has no effect', () => {
  for (const driver of ['rbd', 'cephfs'] as const) {
    expect(values.drivers?.[driver]).toMatchObject({
      enabled: true,
      name: `rook-ceph.${driver}.csi.ceph.com`,
      controllerPlugin: { replicas: 2 },
    });
  }
  expect(values.operatorConfig?.driverSpecDefaults?.controllerPlugin).not.toHaveProperty('replicas');
});

test('no driver wants the kinds of snapshots, which are not part of Kubernetes', () => {
  expect(values.drivers?.rbd?.snapshotPolicy).toBe('none');
  expect(values.drivers?.cephfs?.snapshotPolicy).toBe('none');
});

test('drivers that nothing uses are off', () => {
  expect(values.drivers?.nfs).toEqual({ enabled: false });
  expect(values.drivers?.nvmeof).toEqual({ enabled: false });
});

test('images of the drivers are those that Rook was tested with, and pods that mount volumes are evicted last', () => {
  expect(values.operatorConfig?.driverSpecDefaults).toMatchObject({
    imageSet: { name: 'rook-csi-operator-image-set-configmap' },
    nodePlugin: { priorityClassName: 'system-node-critical' },
    controllerPlugin: { priorityClassName: 'system-cluster-critical' },
  });
});

test("the operators themselves need none of their namespace's privileges", () => {
  const hardened = { seccompProfile: { type: 'RuntimeDefault' } };
  expect(operator?.values).toMatchObject({
    containerSecurityContext: { allowPrivilegeEscalation: false, ...hardened },
    'ceph-csi-operator': { controllerManager: { podSecurityContext: hardened } },
  });
});

test('by themselves, the operator and the manager of the drivers reach the API of Kubernetes alone', () => {
  const open = (name: string) =>
    find(home, 'NetworkPolicy', name).spec.egress.flatMap(({ ports }: Rendered) =>
      ports.map(({ port }: Rendered) => port as number),
    );
  expect(open('rook-ceph-operator')).toEqual([443, 6443]);
  expect(open('ceph-csi-controller-manager')).toEqual([443, 6443]);
  expect(find(home, 'NetworkPolicy', 'ceph-csi-controller-manager').spec.podSelector.matchLabels).toEqual({
    'app.kubernetes.io/name': 'ceph-csi',
    'app.kubernetes.io/instance': 'rook-ceph',
  });
});

test('both operators count, and what they make of the drivers: a controller, and a plugin on each node', () => {
  expect(Footprint.within(home).map(({ workload, replicas, daemon = false }) => [workload, replicas, daemon])).toEqual([
    ['rook-ceph-operator', 1, false],
    ['ceph-csi-controller-manager', 1, false],
    ['rook-ceph.rbd.csi.ceph.com-ctrlplugin', 2, false],
    ['rook-ceph.rbd.csi.ceph.com-nodeplugin', 5, true],
    ['rook-ceph.cephfs.csi.ceph.com-ctrlplugin', 2, false],
    ['rook-ceph.cephfs.csi.ceph.com-nodeplugin', 5, true],
  ]);
});

test('what the containers of a driver may use stands in its custom resource as in the footprint', () => {
  const [controller] = Footprint.within(home).filter(({ workload }) =>
    workload.endsWith('rbd.csi.ceph.com-ctrlplugin'),
  );
  expect(Object.values(values.drivers?.rbd?.controllerPlugin?.resources ?? {})).toEqual(controller?.containers);
});

test('a misspelt value of a chart does not compile', () => {
  // @ts-expect-error the chart calls it `nfs`
  const misspelt: CephCsiDriversValues = { drivers: { nsf: { enabled: false } } };
  expect(misspelt).toBeDefined();
});
