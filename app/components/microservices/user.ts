import type { Construct } from 'constructs';
import { DatastoreCheck } from '../../../constructs/datastores/check';
import { MysqlInnoDbCluster } from '../../../constructs/datastores/innodb-cluster';
import { Component } from '../../../constructs/gitops/component';
import type { GrpcEndpoint } from '../../../constructs/microservices/grpc';
import { Microservice } from '../../../constructs/microservices/microservice';
import { Bucket } from '../../../constructs/storage/bucket';
import { images } from '../../catalogue';
import type { MysqlOperator } from '../datastores/mysql-operator';
import type { PaymentInfo } from './payment-info';
import type { ServiceProps } from './service-props';

/** Who the customers are, in MySQL; how they pay it asks `payment-info`. */
export class User extends Component {
  /** What callers connect to. */
  readonly api: GrpcEndpoint;

  constructor(
    testbed: Construct,
    props: ServiceProps & { readonly operator: MysqlOperator; readonly paymentInfo: PaymentInfo },
  ) {
    // The operator's first init container runs as root: the namespace cannot be `restricted`.
    super(testbed, 'user', { layer: 'microservices', podSecurity: 'baseline', holdsData: true });
    const { profile, platform, image } = props;
    const store = new MysqlInnoDbCluster(this, 'user-db', {
      size: profile.innodbCluster,
      storageClass: platform.storageClass,
      images: { server: images.mysqlServer, router: images.mysqlRouter },
      operator: props.operator.pods,
      backup: {
        bucket: new Bucket(this, 'user-backup', { store: platform.objectStore }),
        schedule: '0 1 * * *',
        retentionDays: 7,
      },
    });
    const database = store.database('user');
    this.api = new Microservice(this, 'user', {
      image,
      size: profile.service,
      store: database,
      calls: [props.paymentInfo.api],
      gateway: platform.gateway,
    }).api;
    if (profile.checks) {
      new DatastoreCheck(this, 'check', {
        name: 'user-db-check',
        connection: database,
      });
    }
  }
}
