import { releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

const name = 'kube-prometheus-stack';
const version = releases.kubePrometheusStack;

export const prometheus: System = {
  id: 'prometheus',
  kinds: { 'monitoring.coreos.com': ['ServiceMonitor', 'PodMonitor', 'PrometheusRule'] },
  crds: {
    ...folder('prometheus-community/helm-charts', `${name}-${version}`, `charts/${name}/charts/crds/crds`),
    files: ['crd-servicemonitors.yaml', 'crd-podmonitors.yaml', 'crd-prometheusrules.yaml'],
  },
  // Within the cluster the metrics are asked for without a login.
  cut: [
    ...['ServiceMonitor.spec.endpoints', 'PodMonitor.spec.podMetricsEndpoints'].flatMap((endpoint) =>
      ['authorization', 'basicAuth', 'bearerTokenSecret', 'oauth2', 'proxyConnectHeader', 'tlsConfig'].map(
        (field) => `${endpoint}.${field}`,
      ),
    ),
    ...['ServiceMonitor', 'PodMonitor'].flatMap((kind) =>
      ['attachMetadata', 'nativeHistogramBucketLimit', 'nativeHistogramMinBucketFactor'].map(
        (field) => `${kind}.spec.${field}`,
      ),
    ),
  ],
  charts: [],
};
