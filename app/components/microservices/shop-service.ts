import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { GrpcEndpoint } from '../../../constructs/microservices/grpc';
import { Microservice } from '../../../constructs/microservices/microservice';
import { Bucket } from '../../../constructs/storage/bucket';
import type { Profile } from '../../profiles';
import type { Service, ServiceName } from '../../services';
import { stores } from '../../stores';
import type { StoreName } from '../../stores';
import type { Platform } from './platform';

export interface ShopServiceProps {
  readonly service: Service;
  /** What keeps its data. @default - it keeps none */
  readonly store?: StoreName;
  readonly profile: Profile;
  readonly platform: Platform;
  /** The service's own image, exact. */
  readonly image: string;
  /** The services that it calls, built before. */
  readonly calls: readonly ShopService[];
}

/** A service of the shop with all that is its own: one line of `app/services.ts`, built. */
export class ShopService extends Component {
  /** What callers connect to. */
  readonly api: GrpcEndpoint;

  constructor(testbed: Construct, name: ServiceName, props: ShopServiceProps) {
    const { profile, platform, image, calls } = props;
    const store = props.store === undefined ? undefined : stores[props.store];
    super(testbed, name, {
      layer: 'microservices',
      podSecurity: store?.podSecurity,
      holdsData: store !== undefined,
    });
    const backup = () => ({
      bucket: new Bucket(this, `${name}-backup`, { store: platform.objectStore() }),
      ...platform.backup,
    });
    const database = store?.create(this, `${name}-db`, { ...platform, backup }).database(name.replaceAll('-', '_'));
    this.api = new Microservice(this, name, {
      image,
      size: profile.service,
      store: database,
      calls: calls.map(({ api }) => api),
      gateway: platform.gateway,
      checks: profile.checks,
    }).api;
  }
}
