import { kustomizations } from '../../../app/catalogue';
import { folder, type System } from '../system';

const shard = 'VitessCluster.spec.keyspaces.partitionings.equal.shardTemplate';

export const vitess: System = {
  id: 'vitess',
  kinds: { 'planetscale.com': ['VitessCluster'] },
  crds: {
    ...folder('planetscale/vitess-operator', kustomizations.vitessOperator.version, 'deploy/crds'),
    files: ['planetscale.com_vitessclusters.yaml'],
  },
  cut: [
    ...['azblob', 'ceph', 'gcs'].map((store) => `VitessCluster.spec.backup.locations.${store}`),
    ...['autoscaler', 'service', 'strategy'].map((part) => `VitessCluster.spec.cells.gateway.${part}`),
    'VitessCluster.spec.cells.lockserver',
    'VitessCluster.spec.gatewayService',
    ...['clientService', 'imagePullSecrets', 'peerService'].map(
      (part) => `VitessCluster.spec.globalLockserver.etcd.${part}`,
    ),
    'VitessCluster.spec.globalLockserver.external',
    'VitessCluster.spec.imagePullPolicies',
    'VitessCluster.spec.imagePullSecrets',
    'VitessCluster.spec.keyspaces.images',
    'VitessCluster.spec.keyspaces.partitionings.custom',
    'VitessCluster.spec.keyspaces.vitessOrchestrator.service',
    `${shard}.tabletPools.externalDatastore`,
    'VitessCluster.spec.tabletService',
    'VitessCluster.spec.topologyReconciliation',
    'VitessCluster.spec.updateStrategy.external',
    'VitessCluster.spec.vitessDashboard.service',
    'VitessCluster.spec.vtadmin',
  ],
  charts: [],
};
