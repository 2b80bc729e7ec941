import { charts, releases } from '../../app/catalogue';
import { folder, type System, type ValueType } from './system';

/** What `imports/` is made from: a further system is one more entry. Versions come from the catalogue. */
export const systems: readonly System[] = [
  {
    id: 'argo-cd',
    kinds: { 'argoproj.io': ['Application', 'AppProject'] },
    crds: {
      ...folder('argoproj/argo-cd', releases.argoCd, 'manifests/crds'),
      files: ['application-crd.yaml', 'appproject-crd.yaml'],
    },
    cut: ['Application.operation'],
    charts: [
      {
        name: charts.argoCd.name,
        upstream: folder('argoproj/argo-helm', `argo-cd-${charts.argoCd.version}`, 'charts/argo-cd'),
        open: ['configs.cm', 'configs.params', 'configs.rbac', 'configs.secret.extra'],
        extra: {
          'controller.metrics.serviceMonitor.scrapeTimeout': 'string',
          'notifications.metrics.serviceMonitor.interval': 'string',
          'notifications.metrics.serviceMonitor.namespace': 'string',
          'notifications.metrics.serviceMonitor.scrapeTimeout': 'string',
        },
      },
    ],
  },
  {
    id: 'cert-manager',
    kinds: { 'cert-manager.io': ['ClusterIssuer', 'Certificate'] },
    crds: {
      ...folder('cert-manager/cert-manager', charts.certManager.version, 'deploy/crds'),
      files: ['cert-manager.io_clusterissuers.yaml', 'cert-manager.io_certificates.yaml'],
    },
    cut: ['ClusterIssuer.spec.acme.solvers.dns01', 'ClusterIssuer.spec.vault', 'ClusterIssuer.spec.venafi'],
    charts: [
      {
        name: charts.certManager.name,
        upstream: folder('cert-manager/cert-manager', charts.certManager.version, 'deploy/charts/cert-manager'),
        schema: true,
      },
    ],
  },
  {
    id: 'contour',
    kinds: { 'projectcontour.io': ['HTTPProxy'] },
    crds: { ...folder('projectcontour/contour', releases.contour, 'examples/contour'), files: ['01-crds.yaml'] },
    charts: [
      {
        name: charts.contour.name,
        upstream: folder('projectcontour/helm-charts', `contour-${charts.contour.version}`, 'charts/contour'),
        open: ['configInline'],
        extra: { 'metrics.enabled': 'boolean' },
      },
    ],
  },
  {
    id: 'external-secrets',
    kinds: { 'external-secrets.io': ['ExternalSecret'], 'generators.external-secrets.io': ['Password'] },
    crds: {
      ...folder('external-secrets/external-secrets', `v${charts.externalSecrets.version}`, 'config/crds/bases'),
      files: ['external-secrets.io_externalsecrets.yaml', 'generators.external-secrets.io_passwords.yaml'],
    },
    charts: [
      {
        name: charts.externalSecrets.name,
        upstream: folder(
          'external-secrets/external-secrets',
          `v${charts.externalSecrets.version}`,
          'deploy/charts/external-secrets',
        ),
        schema: true,
        // Off, and a chart of its own.
        open: ['bitwarden-sdk-server'],
        extra: {
          'podDisruptionBudget.maxUnavailable': 'number | string',
          'webhook.podDisruptionBudget.maxUnavailable': 'number | string',
          'certController.podDisruptionBudget.maxUnavailable': 'number | string',
        },
      },
    ],
  },
  {
    // The shop's S3 object storage; the folder is named after what it took the place of.
    id: 'minio',
    kinds: {
      'seaweed.seaweedfs.com': ['Seaweed', 'Bucket', 'S3Identity', 'S3Credentials', 'ResourceReferenceGrant'],
    },
    crds: {
      ...folder(
        'seaweedfs/seaweedfs-operator',
        `seaweedfs-operator-${charts.seaweedfsOperator.version}`,
        'config/crd/bases',
      ),
      files: ['seaweeds', 'buckets', 's3identities', 's3credentials', 'resourcereferencegrants'].map(
        (plural) => `seaweed.seaweedfs.com_${plural}.yaml`,
      ),
    },
    charts: [
      {
        name: charts.seaweedfsOperator.name,
        upstream: folder(
          'seaweedfs/seaweedfs-operator',
          `seaweedfs-operator-${charts.seaweedfsOperator.version}`,
          'deploy/helm',
        ),
        extra: { 'image.pullSecrets': 'string' },
      },
    ],
  },
  {
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
  },
  {
    id: 'postgres',
    kinds: { 'acid.zalan.do': ['postgresql'] },
    crds: {
      ...folder('zalando/postgres-operator', `v${charts.postgresOperator.version}`, 'charts/postgres-operator/crds'),
      files: ['postgresqls.yaml'],
    },
    charts: [
      {
        name: charts.postgresOperator.name,
        upstream: folder(
          'zalando/postgres-operator',
          `v${charts.postgresOperator.version}`,
          'charts/postgres-operator',
        ),
        extra: { nameOverride: 'string', fullnameOverride: 'string', imagePullSecrets: 'list' },
      },
    ],
  },
  {
    id: 'mysql-oracle',
    kinds: { 'mysql.oracle.com': ['InnoDBCluster'] },
    crds: { ...folder('mysql/mysql-operator', releases.mysqlOperator, 'deploy'), files: ['deploy-crds.yaml'] },
    charts: [
      {
        name: charts.mysqlOperator.name,
        upstream: folder('mysql/mysql-operator', releases.mysqlOperator, 'helm/mysql-operator'),
      },
    ],
  },
];
