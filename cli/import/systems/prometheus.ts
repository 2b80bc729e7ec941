import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { name, version } = charts.kubePrometheusStack;

/** What we never write, of both servers. */
const ofServers = ['dnsConfig', 'hostAliases', 'podMetadata', 'storage.ephemeral', 'storage.emptyDir', 'web'];

const ofPrometheus = [
  'apiserverConfig',
  'otlp',
  'persistentVolumeClaimRetentionPolicy',
  'query',
  'remoteRead',
  'remoteWrite',
  'scrapeClasses',
  'scrapeConfigNamespaceSelector',
  'scrapeConfigSelector',
  'shardRetentionPolicy',
  'shardingStrategy',
  'thanos',
  'tracingConfig',
  'tsdb',
];

const ofAlertmanager = [
  'alertmanagerConfigMatcherStrategy',
  'alertmanagerConfigNamespaceSelector',
  'alertmanagerConfigSelector',
  'alertmanagerConfiguration.global',
  'alertmanagerConfiguration.templates',
  'clusterTLS',
  'limits',
  'persistentVolumeClaimRetentionPolicy',
];

/** Whom we do not tell: each wants credentials. */
const otherReceivers = [
  'discord',
  'email',
  'msteams',
  'msteamsv2',
  'opsgenie',
  'pagerduty',
  'pushover',
  'rocketchat',
  'slack',
  'sns',
  'telegram',
  'victorops',
  'webex',
  'wechat',
].map((service) => `${service}Configs`);

export const prometheus: System = {
  id: 'prometheus',
  kinds: {
    'monitoring.coreos.com': [
      'Alertmanager',
      'AlertmanagerConfig',
      'PodMonitor',
      'Prometheus',
      'PrometheusRule',
      'ServiceMonitor',
    ],
  },
  crds: {
    ...folder('prometheus-community/helm-charts', `${name}-${version}`, `charts/${name}/charts/crds/crds`),
    files: [
      'crd-alertmanagerconfigs.yaml',
      'crd-alertmanagers.yaml',
      'crd-podmonitors.yaml',
      'crd-prometheuses.yaml',
      'crd-prometheusrules.yaml',
      'crd-servicemonitors.yaml',
    ],
  },
  // Within the cluster the metrics are asked for without a login; some servers want a certificate.
  cut: [
    ...['ServiceMonitor.spec.endpoints', 'PodMonitor.spec.podMetricsEndpoints'].flatMap((endpoint) =>
      ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2', 'proxyConnectHeader'].map(
        (field) => `${endpoint}.${field}`,
      ),
    ),
    'ServiceMonitor.spec.endpoints.tlsConfig',
    ...[...ofServers, ...ofPrometheus].map((field) => `Prometheus.spec.${field}`),
    ...[...ofServers, ...ofAlertmanager].map((field) => `Alertmanager.spec.${field}`),
    ...otherReceivers.map((receiver) => `AlertmanagerConfig.spec.receivers.${receiver}`),
    ...['httpConfig', 'maxAlerts', 'payload', 'timeout', 'urlSecret'].map(
      (field) => `AlertmanagerConfig.spec.receivers.webhookConfigs.${field}`,
    ),
    ...['inhibitRules', 'muteTimeIntervals'].map((field) => `AlertmanagerConfig.spec.${field}`),
    ...['ServiceMonitor', 'PodMonitor'].flatMap((kind) =>
      ['attachMetadata', 'nativeHistogramBucketLimit', 'nativeHistogramMinBucketFactor'].map(
        (field) => `${kind}.spec.${field}`,
      ),
    ),
  ],
  charts: [
    {
      name,
      upstream: folder('prometheus-community/helm-charts', `${name}-${version}`, `charts/${name}`),
      // Subcharts with more values than their parent lists.
      open: ['grafana', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-windows-exporter'],
    },
  ],
};
