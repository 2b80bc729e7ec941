import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const tag = `v${charts.k8ssandraOperator.version}`;

const unused = [
  'cdc',
  'dseWorkloads',
  'extraVolumes',
  'jmxInitContainerImage',
  'managementApiAuth',
  'metadata.services',
  'networking',
  'rebuild',
  'telemetry',
];

/** What a datacenter may have of its own, and ours has not. */
const decidedByCluster = ['config', 'perNodeConfigMapRef', 'racks', 'resources', 'stargate', 'storageConfig'];

export const cassandra: System = {
  id: 'cassandra',
  kinds: {
    'k8ssandra.io': ['K8ssandraCluster'],
    'medusa.k8ssandra.io': ['MedusaBackupSchedule', 'MedusaTask'],
  },
  crds: {
    ...folder('k8ssandra/k8ssandra-operator', tag, 'config/crd/bases'),
    files: [
      'k8ssandra.io_k8ssandraclusters.yaml',
      'medusa.k8ssandra.io_medusabackupschedules.yaml',
      'medusa.k8ssandra.io_medusatasks.yaml',
    ],
  },
  cut: [
    ...['externalDatacenters', 'reaper', 'stargate'].map((property) => `K8ssandraCluster.spec.${property}`),
    ...unused.map((property) => `K8ssandraCluster.spec.cassandra.${property}`),
    ...[...unused, ...decidedByCluster].map((property) => `K8ssandraCluster.spec.cassandra.datacenters.${property}`),
    'K8ssandraCluster.spec.cassandra.storageConfig.additionalVolumes',
    'K8ssandraCluster.spec.medusa.containerImage',
    'K8ssandraCluster.spec.medusa.medusaConfigurationRef',
  ],
  charts: [
    {
      name: charts.k8ssandraOperator.name,
      upstream: folder('k8ssandra/k8ssandra-operator', tag, 'charts/k8ssandra-operator'),
      // The chart of cass-operator, which it brings along, has values of its own.
      extra: { 'cass-operator': 'map' },
    },
  ],
};
