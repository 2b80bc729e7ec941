import type { Construct } from 'constructs';
import { MongoDb } from '../../constructs/datastores/mongodb';
import type { MongoDbProps, MongoDbSize } from '../../constructs/datastores/mongodb';
import type { Workload } from '../../constructs/shared/workload';
import { charts, images } from '../catalogue';

/** What every store is given, beside its size. */
interface StoreProps extends Pick<MongoDbProps, 'size' | 'storageClass' | 'issuer' | 'backup'> {
  /** The pods of an operator that the store requires. */
  readonly operator: (component: 'psmdb-operator') => Workload;
}

const small: MongoDbSize = {
  members: 1,
  mongod: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
  backupAgent: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '512Mi' } },
  volume: '2Gi',
};

const full: MongoDbSize = {
  members: 3,
  mongod: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  backupAgent: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '1Gi' } },
  volume: '10Gi',
};

/** Documents in a MongoDB replica set, under Percona's operator. */
export const mongodb = {
  protocol: 'mongodb',
  requires: ['psmdb-operator', 'object-store'],
  podSecurity: 'restricted',
  sizes: { small, full },
  create: (scope: Construct, id: string, { operator, ...props }: StoreProps) =>
    new MongoDb(scope, id, {
      ...props,
      images: { server: images.mongodb, backup: images.mongodbBackup },
      crVersion: charts.psmdbOperator.version,
      operator: operator('psmdb-operator'),
    }),
} as const;
