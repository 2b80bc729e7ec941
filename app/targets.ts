import type { LoadBalancer } from '../constructs/ingress/contour';
import type { StorageClassProps } from '../constructs/storage/storage-class';
import type { TargetName } from './settings/settings';

/** Where a cluster runs; it decides these two and nothing else. */
export interface Target {
  /** Block volumes: a driver that the cluster has, or `ceph` on the nodes' own disks. */
  readonly storage: StorageClassProps | 'ceph';
  readonly loadBalancer: LoadBalancer;
}

function loadBalancer(annotations?: Readonly<Record<string, string>>): LoadBalancer {
  return { type: 'LoadBalancer', annotations };
}

export const targets: Readonly<Record<TargetName, Target>> = {
  // kind brings the local-path provisioner and no load balancer.
  kind: {
    storage: { provisioner: 'rancher.io/local-path' },
    loadBalancer: { type: 'NodePort', http: 30080, https: 30443 },
  },
  'bare-metal': { storage: 'ceph', loadBalancer: loadBalancer() },
  aws: {
    storage: {
      provisioner: 'ebs.csi.aws.com',
      parameters: { type: 'gp3', encrypted: 'true' },
      expandable: true,
    },
    loadBalancer: loadBalancer({
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
    }),
  },
  gcp: {
    storage: { provisioner: 'pd.csi.storage.gke.io', parameters: { type: 'pd-balanced' }, expandable: true },
    loadBalancer: loadBalancer({ 'cloud.google.com/l4-rbs': 'enabled' }),
  },
  azure: {
    storage: { provisioner: 'disk.csi.azure.com', parameters: { skuName: 'StandardSSD_LRS' }, expandable: true },
    loadBalancer: loadBalancer(),
  },
};
