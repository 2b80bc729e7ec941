import { Construct } from 'constructs';
import { Grafana as GrafanaResource } from '../../imports/grafana.integreatly.org';
import type { GrafanaSpec } from '../../imports/grafana.integreatly.org';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { Workload } from '../shared/workload';
import { Dashboard } from './dashboard';
import { DataSource } from './data-source';
import { GrafanaLogin } from './grafana-login';
import type { GrafanaLoginProps } from './grafana-login';
import { imageVersion } from './image-version';
import type { Jaeger } from './jaeger';
import type { Loki } from './loki';
import type { Prometheus } from './prometheus';

export interface GrafanaProps {
  readonly resources: Resources;
  /** Repository and exact tag. */
  readonly image: string;
  /** The pods of the operator, which fills it through its API. */
  readonly operator: Workload;
  readonly prometheus: Prometheus;
  /** Where the logs are. @default - it shows none */
  readonly loki?: Loki;
  /** Where the traces are. @default - it shows none */
  readonly jaeger?: Jaeger;
  /** Names of files in `dashboards/`, without `.json`. */
  readonly dashboards: readonly string[];
  /** Who says who somebody is. @default - Grafana, which knows its `admin` only */
  readonly login?: GrafanaLoginProps;
}

/**
 * Shows what Prometheus has measured, and logs and traces where they are kept. All it shows is in git, so it keeps nothing: no volume, and one pod, which forgets whatever
 * people have changed in it. The operator draws the password of `admin` and keeps it in the Secret `<id>-admin-credentials`.
 */
export class Grafana extends Construct {
  readonly pods: Workload;
  readonly port = { port: 3000 };
  /** Name of its Service. */
  readonly service: string;
  /** DNS name of its Service. */
  readonly host: string;

  /** @param id name of the custom resource: `<id>-service` is its Service */
  constructor(scope: Construct, id: string, props: GrafanaProps) {
    super(scope, id);
    const { operator, resources } = props;
    this.pods = new Workload(this, 'pods', {
      name: id,
      podLabels: { app: id },
      metrics: [{ job: 'grafana', ...this.port }],
    });
    this.service = `${id}-service`;
    this.host = `${this.service}.${this.pods.namespace}.svc`;
    new Edge(this, 'operation', { client: operator, server: this.pods, ports: [this.port], protocol: 'operator' });
    const login = props.login && new GrafanaLogin(this, 'login', { ...props.login, pods: this.pods });
    // By what data sources and dashboards find it.
    const instance = { dashboards: id };
    new GrafanaResource(this, 'grafana', {
      metadata: {
        name: id,
        labels: { ...labels({ name: 'grafana', instance: id, component: 'dashboards' }), ...instance },
        // Argo CD waits for nothing after the secret of the login: it comes last.
        annotations: inPhase(login === undefined ? 'data' : 'workload'),
      },
      spec: spec(props, login),
    });
    this.ask(instance, props);
    for (const name of props.dashboards) new Dashboard(this, name, { instance });
    new Footprint(this, 'footprint', [{ workload: `${id}-deployment`, replicas: 1, containers: [resources] }]);
  }

  private ask(instance: Readonly<Record<string, string>>, { prometheus, loki, jaeger }: GrafanaProps): void {
    const us = { grafana: this.pods, instance };
    const { pods, port, url } = prometheus;
    const jsonData = { httpMethod: 'POST', timeInterval: '30s' };
    new DataSource(this, 'prometheus', { ...us, name: 'Prometheus', server: pods, port, url, jsonData });
    if (loki) new DataSource(this, 'loki', { ...us, name: 'Loki', server: loki.pods, port: loki.port, url: loki.url });
    if (!jaeger) return;
    const { pods: server, ui, host } = jaeger;
    new DataSource(this, 'jaeger', {
      ...us,
      name: 'Jaeger',
      server,
      port: ui,
      url: `http://${host}:${String(ui.port)}`,
    });
  }
}

function spec({ image, resources }: GrafanaProps, login?: GrafanaLogin): GrafanaSpec {
  const mounted = login && { volumeMounts: login.mount.volumeMounts };
  return {
    version: imageVersion(image),
    config: {
      log: { mode: 'console' },
      // It would look for news and newer versions on the internet.
      analytics: { reporting_enabled: 'false', check_for_updates: 'false', check_for_plugin_updates: 'false' },
      news: { news_feed_enabled: 'false' },
      'auth.anonymous': { enabled: 'false' },
      users: { allow_sign_up: 'false' },
      ...login?.config,
    },
    deployment: {
      spec: {
        replicas: 1,
        template: {
          spec: {
            automountServiceAccountToken: false,
            // The operator lets it run as 10001 and gives it no group for its volumes.
            securityContext: { fsGroup: 10001 },
            containers: [{ name: 'grafana', image, resources, ...mounted }],
            ...(login && { volumes: login.mount.volumes }),
          },
        },
      },
    },
  };
}
