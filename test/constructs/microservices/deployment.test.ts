import { Microservice } from '../../../constructs/microservices/microservice';
import { resources } from '../collaborators';
import { component, find, type Rendered } from '../render';

const shop = component();
new Microservice(shop, 'cart', { image: 'cart:v1', size: { replicas: { min: 1, max: 1 }, resources } });
const { spec } = find(shop, 'Deployment', 'cart');
const pod = spec.template.spec;
const [container] = pod.containers;

test('a new version takes over only when it is ready: at no time are there fewer pods than wished for', () => {
  expect(spec.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
});

test('its selector is what its pods bear, and its Service selects the same', () => {
  expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  expect(find(shop, 'Service').spec.selector).toEqual(spec.selector.matchLabels);
  expect(find(shop, 'NetworkPolicy', 'cart').spec.podSelector.matchLabels).toEqual(spec.selector.matchLabels);
});

test('its pods are hardened, and run under an account of their own', () => {
  expect(pod).toMatchObject({ serviceAccountName: 'cart', automountServiceAccountToken: false });
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(container.securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
  expect(find(shop, 'ServiceAccount', 'cart').automountServiceAccountToken).toBe(false);
});

test('it can write to /tmp, which is as small as it is short-lived', () => {
  expect(container.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  expect(pod.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: expect.any(String) } }]);
});

test('it asks for what the profile gives it', () => {
  expect(container).toMatchObject({ name: 'cart', image: 'cart:v1' });
  expect(container.resources).toMatchObject(resources);
  expect(pod.priorityClassName).toBe('testbed-service');
});

test('a single pod is not spread', () => {
  expect(pod).not.toHaveProperty('affinity');
  expect(pod).not.toHaveProperty('topologySpreadConstraints');
});

test('its ports are those that its variables, its probes and its Service name', () => {
  const ports = Object.fromEntries(container.ports.map(({ name, containerPort }: Rendered) => [name, containerPort]));
  const env = Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value]));
  expect([env.PORT, env.METRICS_PORT, env.OTEL_SERVICE_NAME]).toEqual([`${ports.grpc}`, `${ports.metrics}`, 'cart']);
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    expect(container[probe].grpc.port).toBe(ports.grpc);
  }
  for (const { targetPort } of find(shop, 'Service').spec.ports) expect(Object.keys(ports)).toContain(targetPort);
});

test('a slow start is no failure: the other probes wait for the first', () => {
  const { periodSeconds, failureThreshold } = container.startupProbe;
  expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(60);
});

test('a pod that was told to stop has the time to end its calls', () => {
  const { seconds } = container.lifecycle.preStop.sleep as { seconds: number };
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(seconds + 15);
});
