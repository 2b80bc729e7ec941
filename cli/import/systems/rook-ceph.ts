import { charts, releases } from '../../../app/catalogue';
import { folder, type System, type ValueType } from '../system';

export const rookCeph: System = {
  id: 'rook-ceph',
  kinds: {
    'ceph.rook.io': [
      'CephCluster',
      'CephBlockPool',
      'CephFilesystem',
      'CephFilesystemSubVolumeGroup',
      'CephObjectStore',
    ],
  },
  crds: { ...folder('rook/rook', charts.rookCeph.version, 'deploy/examples'), files: ['crds.yaml'] },
  charts: [
    {
      name: charts.rookCeph.name,
      upstream: folder('rook/rook', charts.rookCeph.version, 'deploy/charts/rook-ceph'),
      // A subchart with more values than its parent lists.
      open: ['ceph-csi-operator'],
      extra: { operatorMetricsBindAddress: 'string' },
    },
    {
      name: charts.cephCsiDrivers.name,
      copy: 'chart-csi-drivers',
      upstream: folder('ceph/ceph-csi-operator', releases.cephCsiOperator, 'deploy/charts/ceph-csi-drivers'),
      // A driver may say whatever the defaults of all drivers may say, and the templates read more of it than values.yaml has.
      extra: Object.fromEntries(
        ['operatorConfig.driverSpecDefaults', 'drivers.*'].flatMap((driver): [string, ValueType][] => [
          [`${driver}.enableMetadata`, 'boolean'],
          [`${driver}.controllerPlugin.affinity`, 'map'],
          [`${driver}.controllerPlugin.priorityClassName`, 'string'],
          [`${driver}.controllerPlugin.volumes`, 'list'],
          [`${driver}.nodePlugin.enableSeLinuxHostMount`, 'boolean'],
          [`${driver}.nodePlugin.kubeletDirPath`, 'string'],
          [`${driver}.nodePlugin.resources`, 'map'],
          [`${driver}.nodePlugin.updateStrategy`, 'map'],
        ]),
      ),
    },
  ],
};
