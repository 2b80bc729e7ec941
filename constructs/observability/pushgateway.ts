import { Construct } from 'constructs';
import type { PrometheusPushgatewayValues } from '../../imports/values/prometheus-pushgateway';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

export interface PushgatewayProps {
  /** prometheus-pushgateway, from the catalogue. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** Where it runs. */
  readonly namespace: string;
}

const resources: Resources = { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '128Mi' } };

/** Where jobs that end leave their measurements for Prometheus. It keeps the last ones for ever: who pushes also deletes. */
export class Pushgateway extends Construct {
  /** Clients connect to these pods on `port`. */
  readonly pods: Workload;
  readonly port = { port: 9091 };
  /** `http://pushgateway.prometheus.svc:9091` */
  readonly url: string;

  constructor(scope: Construct, id: string, { chart, namespace }: PushgatewayProps) {
    super(scope, id);
    const name = 'pushgateway';
    new HelmRelease<PrometheusPushgatewayValues>(this, 'chart', {
      chart,
      releaseName: name,
      values: { ...values, fullnameOverride: name, serviceMonitor: { enabled: true, namespace, honorLabels: true } },
      clusterScopedKinds: [],
      pods: [{ workload: name, replicas: 1, containers: [resources] }],
    });
    this.pods = new Workload(this, 'pods', {
      name,
      podLabels: { 'app.kubernetes.io/name': 'prometheus-pushgateway', 'app.kubernetes.io/instance': name },
      metrics: [{ job: name, port: 9091, monitored: true }],
    });
    this.url = `http://${name}.${namespace}.svc:${String(this.port.port)}`;
  }
}

const values: PrometheusPushgatewayValues = {
  automountServiceAccountToken: false,
  resources,
  // What the level `restricted` asks for beyond the chart's own settings.
  securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
  containerSecurityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
};
