import { VitessCluster } from '../../constructs/datastores/vitess';
import type { VitessSize } from '../../constructs/datastores/vitess-spec';
import { images } from '../catalogue';
import { store } from './store';

/** MySQL on Vitess under PlanetScale's operator: sharding for those who outgrow a server. */
export const vitess = store<'mysql', VitessSize>({
  protocol: 'mysql',
  requires: ['vitess-operator', 'object-store'],
  // The operator sets a user and nothing else of what `restricted` asks for.
  podSecurity: 'baseline',
  maxNameLength: VitessCluster.maxNameLength,
  sizes: {
    small: {
      tablets: 1,
      gateways: 1,
      gateway: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      control: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      vttablet: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      mysqld: { requests: { cpu: '50m', memory: '384Mi' }, limits: { memory: '1Gi' } },
      etcd: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '256Mi' } },
      volume: '2Gi',
    },
    full: {
      tablets: 3,
      gateways: 2,
      gateway: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      control: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      vttablet: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      mysqld: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      etcd: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup }) =>
    new VitessCluster(scope, id, {
      size,
      storageClass,
      images: {
        vitess: images.vitess,
        mysql: images.vitessMysql,
        mysqldExporter: images.mysqldExporter,
        etcd: images.vitessEtcd,
      },
      operator: operator('vitess-operator'),
      issuer,
      backup: backup(),
    }),
});
