import { TikvCluster } from '../../constructs/datastores/tikv';
import type { TikvSize } from '../../constructs/datastores/tikv-spec';
import { images } from '../catalogue';
import type { ProfileName } from '../settings/settings';
import { store } from './store';

/** PD and TiKV, whether a service talks to them or TiDB does. */
export const tikvSizes: Readonly<Record<ProfileName, TikvSize>> = {
  small: {
    pd: {
      replicas: 1,
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      volume: '1Gi',
    },
    tikv: {
      replicas: 1,
      resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1536Mi' } },
      volume: '4Gi',
    },
    discovery: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
  },
  full: {
    pd: {
      replicas: 3,
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      volume: '2Gi',
    },
    tikv: {
      replicas: 3,
      resources: { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      volume: '10Gi',
    },
    discovery: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  },
};

/** TiKV under PingCAP's operator: keys and values. Velero copies its volumes: the operator's backups want TiDB. */
export const tikv = store<'tikv', TikvSize>({
  protocol: 'tikv',
  requires: ['tidb-operator', 'velero'],
  podSecurity: 'restricted',
  maxNameLength: TikvCluster.maxNameLength,
  sizes: tikvSizes,
  create: (scope, id, { size, storageClass, issuer, operator, velero }) =>
    new TikvCluster(scope, id, {
      size,
      storageClass,
      images: { pd: images.pd, tikv: images.tikv, client: images.curl },
      operator: operator('tidb-operator'),
      issuer,
      velero: velero(),
    }),
});
