import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Jaeger } from '../../../constructs/observability/jaeger';
import { TraceCollector } from '../../../constructs/observability/trace-collector';
import type { TraceEndpoint } from '../../../constructs/observability/trace-collector';
import { images } from '../../catalogue';
import type { Profile } from '../../profiles';

export interface TracingProps {
  readonly profile: Profile;
  readonly storageClass: string;
}

/** The way of a call through the shop: collectors take the traces of the services, Jaeger keeps and shows them. */
export class Tracing extends Component {
  /** Where services send their traces. */
  readonly endpoint: TraceEndpoint;
  readonly jaeger: Jaeger;

  constructor(testbed: Construct, { profile, storageClass }: TracingProps) {
    const { collectors, jaeger: size } = profile.tracing;
    super(testbed, 'tracing', { layer: 'observability', holdsData: 'volume' in size.traces });
    this.jaeger = new Jaeger(this, 'jaeger', { size, storageClass, image: images.jaeger });
    this.endpoint = new TraceCollector(this, 'otel', {
      replicas: collectors,
      image: images.otelCollector,
      jaeger: this.jaeger,
    }).endpoint;
  }
}
