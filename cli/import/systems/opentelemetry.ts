import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { opentelemetryOperator: chart } = charts;

export const opentelemetry: System = {
  id: 'opentelemetry',
  kinds: { 'opentelemetry.io': ['OpenTelemetryCollector'] },
  crds: {
    // Those of the chart are templates.
    ...folder('open-telemetry/opentelemetry-operator', releases.opentelemetryOperator, 'config/crd/bases'),
    files: ['opentelemetry.io_opentelemetrycollectors.yaml'],
  },
  cut: [
    'additionalContainers',
    'affinity',
    'autoscaler',
    'configmaps',
    'envFrom',
    'hostAliases',
    'httpRoute',
    'ingress',
    'initContainers',
    'lifecycle',
    'livenessProbe',
    'podDnsConfig',
    'readinessProbe',
    'sessionAffinityConfig',
    'startupProbe',
    'targetAllocator',
    'tolerations',
    'volumes',
  ].map((field) => `OpenTelemetryCollector.spec.${field}`),
  charts: [
    {
      name: chart.name,
      open: ['manager.featureGatesMap'],
      upstream: folder(
        'open-telemetry/opentelemetry-helm-charts',
        `${chart.name}-${chart.version}`,
        `charts/${chart.name}`,
      ),
    },
  ],
};
