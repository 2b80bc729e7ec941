import { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import { Jaeger } from '../../../constructs/observability/jaeger';
import { TraceCollector } from '../../../constructs/observability/trace-collector';
import type { TraceEndpoint } from '../../../constructs/observability/trace-collector';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';

export interface TracingProps {
  readonly profile: Profile;
  readonly storageClass: string;
  /** @default - Jaeger has no host */
  readonly door?: FrontDoor;
}

/** The way of a call through the shop: collectors take the traces of the services, Jaeger keeps and shows them. */
export class Tracing extends Component {
  /** Where services send their traces. */
  readonly endpoint: TraceEndpoint;
  readonly jaeger: Jaeger;

  constructor(testbed: Construct, { profile, storageClass, door }: TracingProps) {
    const { collectors, jaeger: size } = profile.tracing;
    super(testbed, 'tracing', { layer: 'observability', holdsData: 'volume' in size.traces });
    this.jaeger = new Jaeger(this, 'jaeger', { size, storageClass, image: images.jaeger });
    this.endpoint = new TraceCollector(this, 'otel', {
      replicas: collectors,
      image: images.otelCollector,
      jaeger: this.jaeger,
    }).endpoint;
    const { pods, ui, service } = this.jaeger;
    const backend = { pods, podPort: ui.port, service, port: ui.port };
    if (door) new UiRoute(new Construct(this, 'ui'), 'jaeger', { door, backend, login: 'single-sign-on' });
  }
}
