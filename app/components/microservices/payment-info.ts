import type { Construct } from 'constructs';
import { DatastoreCheck } from '../../../constructs/datastores/check';
import { PostgresqlCluster } from '../../../constructs/datastores/postgresql';
import { Component } from '../../../constructs/gitops/component';
import type { GrpcEndpoint } from '../../../constructs/microservices/grpc';
import { Microservice } from '../../../constructs/microservices/microservice';
import { Bucket } from '../../../constructs/storage/bucket';
import { images } from '../../catalogue';
import type { PostgresOperator } from '../datastores/postgres-operator';
import type { ServiceProps } from './service-props';

/** How customers pay: cards and accounts, in PostgreSQL. */
export class PaymentInfo extends Component {
  /** What callers connect to. */
  readonly api: GrpcEndpoint;

  constructor(testbed: Construct, props: ServiceProps & { readonly operator: PostgresOperator }) {
    // Spilo keeps the right to escalate: its namespace cannot be `restricted`.
    super(testbed, 'payment-info', { layer: 'microservices', podSecurity: 'baseline', holdsData: true });
    const { profile, platform, image } = props;
    const store = new PostgresqlCluster(this, 'payment-info-db', {
      size: profile.postgresql,
      storageClass: platform.storageClass,
      image: images.spilo,
      operator: props.operator.pods,
      issuer: platform.issuer,
      backup: {
        bucket: new Bucket(this, 'payment-info-backup', { store: platform.objectStore }),
        schedule: '0 1 * * *',
        retentionDays: 7,
      },
    });
    const database = store.database('payment_info');
    this.api = new Microservice(this, 'payment-info', {
      image,
      size: profile.service,
      store: database,
      gateway: platform.gateway,
    }).api;
    if (profile.checks) {
      new DatastoreCheck(this, 'check', {
        name: 'payment-info-db-check',
        connection: database,
      });
    }
  }
}
