import type { App } from 'cdk8s';
import type { FrontDoor } from '../constructs/ingress/front-door';
import type { Issuer } from '../constructs/security/certificate-authority';
import type { TraceEndpoint } from '../constructs/observability/trace-collector';
import type { ObjectStore } from '../constructs/storage/object-store';
import { Alloy } from './components/observability/alloy';
import { Coroot } from './components/observability/coroot';
import { CorootOperator } from './components/observability/coroot-operator';
import { Grafana } from './components/observability/grafana';
import { GrafanaOperator } from './components/observability/grafana-operator';
import { Headlamp } from './components/observability/headlamp';
import { Loki } from './components/observability/loki';
import { MetricsServer } from './components/observability/metrics-server';
import { NodeExporter } from './components/observability/node-exporter';
import { Prometheus } from './components/observability/prometheus';
import { Tracing } from './components/observability/tracing';
import { dashboardsOf } from './dashboards';
import type { Profile } from './profiles';
import type { Settings } from './settings/settings';

/** What stands already, and what watches it stands on. */
export interface Grounds {
  readonly profile: Profile;
  readonly storageClass: string;
  readonly issuer: Issuer;
  /** @default - people reach user interfaces by `kubectl port-forward` */
  readonly door?: FrontDoor;
  /** @throws when it is off */
  readonly objectStore: () => ObjectStore;
}

/** What the rest of the testbed is connected with. */
export interface Observability {
  /** @default - nothing is measured */
  readonly prometheus?: Prometheus;
  /** Where services send traces. @default - nothing is traced */
  readonly traces?: TraceEndpoint;
}

/** What watches the rest: as much of it as the settings turn on. */
export function buildObservability(app: App, settings: Settings, grounds: Grounds): Observability {
  const { components: on, alerts } = settings;
  const { profile, storageClass, issuer, door, objectStore } = grounds;
  if (on['metrics-server']) new MetricsServer(app, profile, issuer);
  const webhook = alerts?.webhook;
  const prometheus = on.prometheus ? new Prometheus(app, { profile, storageClass, door, webhook }) : undefined;
  if (on['node-exporter']) new NodeExporter(app, profile);
  if (on.headlamp) new Headlamp(app, profile, door);
  const corootOperator = on['coroot-operator'] && new CorootOperator(app);
  if (on.coroot && corootOperator) new Coroot(app, { profile, storageClass, operator: corootOperator, door });
  const tracing = on.tracing ? new Tracing(app, { profile, storageClass, door }) : undefined;
  const loki = on.loki ? new Loki(app, { profile, storageClass, store: objectStore() }) : undefined;
  if (on.alloy && loki) new Alloy(app, profile, loki);
  const operator = on['grafana-operator'] && new GrafanaOperator(app, profile);
  if (on.grafana && operator && prometheus) {
    const dashboards = dashboardsOf(settings);
    new Grafana(app, { profile, operator, prometheus, loki, tracing, dashboards, door });
  }
  return { prometheus, traces: tracing?.endpoint };
}
