import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';
import { Alertmanager } from '../../../constructs/observability/alertmanager';
import { Alerts, alertFiles } from '../../../constructs/observability/alerts';
import { Monitor } from '../../../constructs/observability/monitor';
import { Prometheus as Server } from '../../../constructs/observability/prometheus';
import { PrometheusOperator } from '../../../constructs/observability/prometheus-operator';
import { Pushgateway } from '../../../constructs/observability/pushgateway';
import { Workload } from '../../../constructs/shared/workload';
import { charts, images } from '../../catalogue';
import type { Profile } from '../../profiles';

export interface PrometheusProps {
  readonly profile: Profile;
  readonly storageClass: string;
  /** @default - people reach it by `kubectl port-forward` */
  readonly door?: FrontDoor;
  /** Where alerts are POSTed. @default - where the Secret of Alertmanager says */
  readonly webhook?: string;
}

/** Measures everything, and says when something is wrong. */
export class Prometheus extends Component {
  readonly server: Server;
  readonly pushgateway: Pushgateway;

  constructor(testbed: Construct, { profile, storageClass, door, webhook }: PrometheusProps) {
    super(testbed, 'prometheus', { layer: 'observability', role: 'operator', holdsData: true });
    new PrometheusOperator(this, 'operator', { chart: charts.kubePrometheusStack });
    const alertmanager = new Alertmanager(this, 'main', {
      size: profile.alertmanager,
      storageClass,
      image: images.alertmanager,
      externalUrl: door && `https://alertmanager.${door.domain}`,
      webhook,
    });
    this.server = new Server(this, 'testbed', {
      size: profile.prometheus,
      storageClass,
      image: images.prometheus,
      alertmanager,
      externalUrl: door && `https://prometheus.${door.domain}`,
    });
    if (door) this.show(door, alertmanager);
    this.pushgateway = new Pushgateway(this, 'pushgateway', {
      chart: charts.prometheusPushgateway,
      namespace: this.node.id,
    });
  }

  /** Neither knows logins of its own. */
  private show(door: FrontDoor, alertmanager: Alertmanager): void {
    for (const [name, { pods, port }, service] of [
      ['prometheus', this.server, this.server.service],
      ['alertmanager', alertmanager, alertmanager.service.name],
    ] as const) {
      const backend = { pods, podPort: port.port, service, port: port.port };
      new UiRoute(this, name, { door, backend, login: 'single-sign-on' });
    }
  }

  /** Watches everything that is there by now, and offers to be measured. */
  measure(testbed: Construct): void {
    const jobs = new Set<string>();
    for (const pods of Workload.within(testbed)) {
      for (const metrics of pods.metrics) {
        new Monitor(pods, `monitor-${String(metrics.port)}`, { pods, metrics, prometheus: this.server.pods });
        jobs.add(metrics.job);
      }
    }
    // A file has the name of what its alerts are about.
    for (const name of alertFiles().filter((file) => jobs.has(file)))
      new Alerts(this, `${name}-alerts`, { file: name });
  }
}
