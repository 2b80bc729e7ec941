import { Construct } from 'constructs';
import {
  OpenTelemetryCollector,
  OpenTelemetryCollectorSpecManagementState,
  OpenTelemetryCollectorSpecMode,
  OpenTelemetryCollectorSpecUpgradeStrategy,
} from '../../imports/opentelemetry.io';
import type { OpenTelemetryCollectorSpec, OpenTelemetryCollectorSpecConfig } from '../../imports/opentelemetry.io';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import type { Phase } from '../gitops/sync';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { Workload } from '../shared/workload';
import { collectorNamespace } from './opentelemetry-operator';

export interface CollectorProps {
  /** A collector, or something that is built like one. */
  readonly image: string;
  readonly replicas: number;
  readonly resources: Resources;
  /** What it does; its metrics are added. */
  readonly config: OpenTelemetryCollectorSpecConfig;
  readonly phase: Phase;
  /** What its measurements are of: the label `job`. */
  readonly job: string;
  /** What each pod keeps over a restart; fixed once it is made. @default - nothing */
  readonly volume?: { readonly mountPath: string; readonly size: string; readonly storageClass: string };
}

/**
 * Pods under the OpenTelemetry operator: `<id>-collector`, with a Service of that name. Everything is spelled out that the
 * operator would fill in otherwise: Argo CD would take it for a change. Fits `restricted` only by the contexts given here, the
 * operator has none of its own.
 */
export class Collector extends Construct {
  readonly pods: Workload;

  /** @param id name of the custom resource, at most 43 characters */
  constructor(scope: Construct, id: string, props: CollectorProps) {
    super(scope, id);
    assertNameLength('the name of a collector', id, 43);
    const home = Component.containing(this);
    home.labelNamespace(collectorNamespace.key, collectorNamespace.value);
    const podLabels = {
      'app.kubernetes.io/instance': `${home.namespace ?? ''}.${id}`,
      'app.kubernetes.io/component': 'opentelemetry-collector',
    };
    this.pods = new Workload(this, 'pods', { name: id, podLabels, metrics: [{ job: props.job, port: metricsPort }] });
    new OpenTelemetryCollector(this, 'collector', {
      metadata: {
        name: id,
        labels: labels({ name: id, component: 'tracing' }),
        annotations: inPhase(props.phase),
      },
      spec: { ...collectorSpec(props, podLabels), ...storage(props) },
    });
    const { replicas, resources, volume } = props;
    const volumes = volume && { volumes: [volume.size] };
    new Footprint(this, 'footprint', [{ workload: `${id}-collector`, replicas, containers: [resources], ...volumes }]);
  }

  /** DNS name of its Service. */
  get host(): string {
    return `${this.node.id}-collector.${this.pods.namespace}.svc`;
  }
}

const metricsPort = 8888;
const metrics = { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: metricsPort } } } }] };

function collectorSpec(
  { image, replicas, resources, config }: CollectorProps,
  podLabels: Readonly<Record<string, string>>,
): OpenTelemetryCollectorSpec {
  return {
    image,
    replicas,
    managementState: OpenTelemetryCollectorSpecManagementState.MANAGED,
    upgradeStrategy: OpenTelemetryCollectorSpecUpgradeStrategy.NONE,
    configVersions: 3,
    // It would admit everybody.
    networkPolicy: { enabled: false },
    observability: { metrics: { enableMetrics: false } },
    podDisruptionBudget: { maxUnavailable: 1 },
    // The user of the images.
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: podLabels },
      },
    ],
    resources,
    config: { ...config, service: { ...config.service, telemetry: { metrics } } },
  };
}

function storage({ volume }: CollectorProps): Partial<OpenTelemetryCollectorSpec> {
  if (volume === undefined) return { mode: OpenTelemetryCollectorSpecMode.DEPLOYMENT };
  const { mountPath, size, storageClass } = volume;
  const name = 'data';
  return {
    mode: OpenTelemetryCollectorSpecMode.STATEFULSET,
    volumeMounts: [{ name, mountPath }],
    volumeClaimTemplates: [
      {
        metadata: { name },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: storageClass,
          resources: { requests: { storage: size } },
        },
      },
    ],
  };
}
