import { YugabyteDb } from '../../constructs/datastores/yugabytedb';
import type { YugabyteDbSize } from '../../constructs/datastores/yugabytedb';
import { charts, images } from '../catalogue';
import { store } from './store';

/** YugabyteDB from its own chart: PostgreSQL's protocol on tablets that are spread and copied. */
export const yugabytedb = store<'postgres', YugabyteDbSize>({
  protocol: 'postgres',
  requires: ['object-store'],
  podSecurity: 'restricted',
  maxNameLength: YugabyteDb.maxNameLength,
  sizes: {
    small: {
      replicationFactor: 1,
      tservers: 1,
      master: { requests: { cpu: '0.05', memory: '192Mi' }, limits: { cpu: '1', memory: '1Gi' } },
      tserver: { requests: { cpu: '0.15', memory: '768Mi' }, limits: { cpu: '2', memory: '2Gi' } },
      volumes: { master: '1Gi', tserver: '2Gi' },
    },
    full: {
      replicationFactor: 3,
      tservers: 3,
      master: { requests: { cpu: '0.1', memory: '384Mi' }, limits: { cpu: '1', memory: '1Gi' } },
      tserver: { requests: { cpu: '0.25', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
      volumes: { master: '5Gi', tserver: '10Gi' },
    },
  },
  create: (scope, id, { size, storageClass, issuer, backup }) =>
    new YugabyteDb(scope, id, {
      size,
      storageClass,
      chart: charts.yugabyte,
      image: images.yugabyte,
      issuer,
      backup: backup(),
    }),
});
