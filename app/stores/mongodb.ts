import { MongoDb } from '../../constructs/datastores/mongodb';
import type { MongoDbSize } from '../../constructs/datastores/mongodb';
import { charts, images } from '../catalogue';
import { store } from './store';

/** Documents in a MongoDB replica set, under Percona's operator. */
export const mongodb = store<'mongodb', MongoDbSize>({
  protocol: 'mongodb',
  requires: ['psmdb-operator', 'object-store'],
  podSecurity: 'restricted',
  maxNameLength: MongoDb.maxNameLength,
  sizes: {
    small: {
      members: 1,
      mongod: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
      backupAgent: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '512Mi' } },
      volume: '2Gi',
    },
    full: {
      members: 3,
      mongod: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
      backupAgent: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '1Gi' } },
      volume: '10Gi',
    },
  },
  create: (scope, id, { size, storageClass, issuer, operator, backup, measured }) =>
    new MongoDb(scope, id, {
      size,
      storageClass,
      issuer,
      images: {
        server: images.mongodb,
        backup: images.mongodbBackup,
        exporter: measured ? images.mongodbExporter : undefined,
      },
      crVersion: charts.psmdbOperator.version,
      operator: operator('psmdb-operator'),
      backup: backup(),
    }),
});
