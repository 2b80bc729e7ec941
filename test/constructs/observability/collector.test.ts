import { Collector } from '../../../constructs/observability/collector';
import type { CollectorProps } from '../../../constructs/observability/collector';
import { collectorNamespace } from '../../../constructs/observability/opentelemetry-operator';
import { Footprint } from '../../../constructs/shared/footprint';
import { resources } from '../collaborators';
import { component, find } from '../render';

const props: CollectorProps = {
  image: 'collector:1',
  replicas: 2,
  resources,
  config: { receivers: { otlp: { protocols: {} } }, exporters: { debug: {} }, service: { pipelines: {} } },
  phase: 'workload',
  job: 'collector',
};

function made(more: Partial<CollectorProps> = {}) {
  const home = component('tracing', 'observability');
  const collector = new Collector(home, 'otel', { ...props, ...more });
  return { home, collector, resource: find(home, 'OpenTelemetryCollector') };
}

const { home, collector, resource } = made();

test('its pods fit the level restricted by what the resource says: the operator adds nothing', () => {
  expect(resource.spec.podSecurityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(resource.spec.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
});

test('the operator has nothing left to fill in', () => {
  expect(resource.spec).toMatchObject({
    mode: 'deployment',
    replicas: 2,
    managementState: 'managed',
    upgradeStrategy: 'none',
    configVersions: 3,
    podDisruptionBudget: { maxUnavailable: 1 },
  });
  expect(resource.spec.config.service.telemetry.metrics.readers).toHaveLength(1);
});

test('nobody reaches it but by our policy', () => {
  expect(resource.spec.networkPolicy).toEqual({ enabled: false });
  const { podSelector, ingress } = find(home, 'NetworkPolicy', 'otel').spec;
  expect(podSelector.matchLabels).toEqual(collector.pods.podLabels);
  expect(collector.pods.podLabels).toMatchObject({ 'app.kubernetes.io/instance': 'tracing.otel' });
  expect(ingress).toBeUndefined();
});

test('its namespace is one of those whose collectors the operator looks at', () => {
  expect(find(home, 'Namespace').metadata.labels).toMatchObject({ [collectorNamespace.key]: collectorNamespace.value });
});

test('it counts with what it requests, volume included', () => {
  expect(Footprint.within(home)).toEqual([{ workload: 'otel-collector', replicas: 2, containers: [resources] }]);
  const kept = made({ volume: { mountPath: '/data', size: '3Gi', storageClass: 'block' } });
  expect(Footprint.within(kept.home)).toMatchObject([{ volumes: ['3Gi'] }]);
});

test('with a volume it is a StatefulSet that claims it', () => {
  const { spec } = made({ volume: { mountPath: '/data', size: '3Gi', storageClass: 'block' } }).resource;
  expect(spec).toMatchObject({ mode: 'statefulset', volumeMounts: [{ mountPath: '/data' }] });
  const [claim] = spec.volumeClaimTemplates;
  expect(claim.metadata.name).toBe(spec.volumeMounts[0].name);
  expect(claim.spec).toMatchObject({ storageClassName: 'block', resources: { requests: { storage: '3Gi' } } });
});

test('a name that leaves no room for those of its Services is refused', () => {
  expect(() => new Collector(component(), 'x'.repeat(44), props)).toThrow(/at most 43 characters, got 'x{44}'/);
});
