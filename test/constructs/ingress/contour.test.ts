import type { ContourValues } from '../../../imports/values/contour';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Contour } from '../../../constructs/ingress/contour';
import type { ContourProps, LoadBalancer } from '../../../constructs/ingress/contour';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { chart } from '../collaborators';
import { component, find } from '../render';

function contour(replicas = 2, loadBalancer: LoadBalancer = { type: 'LoadBalancer' }) {
  const home = component('contour', 'ingress');
  const props: Required<ContourProps> = { chart, replicas, loadBalancer };
  const made = new Contour(home, 'operator', props);
  const [release] = HelmRelease.within(home);
  return { home, made, values: release!.values as ContourValues };
}

test('a load balancer needs no annotations', () => {
  expect(contour().values.envoy?.service).toEqual({ type: 'LoadBalancer' });
});

test('its own certificates come from cert-manager, for the hook that would make them is shut in by our policies', () => {
  expect(contour().values.useCertManager).toBe(true);
});

test('the policies of the chart, which let everything out, are off', () => {
  const { values } = contour();
  expect(values.contour?.networkPolicy?.enabled).toBe(false);
  expect(values.envoy?.networkPolicy?.enabled).toBe(false);
});

test('a proxy need not name a class to be served', () => {
  expect(contour().values.contour?.ingressClass).toMatchObject({ name: '', default: false });
});

test('controllers and Envoys are as many as the profile says, and count with every container', () => {
  const { home, values } = contour(3);
  expect(values.contour?.replicaCount).toBe(3);
  expect(values.envoy).toMatchObject({ kind: 'deployment', replicaCount: 3 });
  expect(Footprint.within(home)).toMatchObject([
    { replicas: 3, containers: [values.contour?.resources] },
    { replicas: 3, containers: [values.envoy?.resources, values.envoy?.shutdownManager?.resources] },
  ]);
});

test('the outside reaches Envoy on its ports of HTTP and HTTPS, and the controller not at all', () => {
  const { home } = contour();
  expect(find(home, 'NetworkPolicy', 'envoy').spec.ingress).toEqual([
    { ports: [8080, 8443].map((port) => ({ port, protocol: 'TCP' })) },
  ]);
  const [{ from }, ...others] = find(home, 'NetworkPolicy', 'contour').spec.ingress;
  expect(from[0].podSelector.matchLabels['app.kubernetes.io/component']).toBe('envoy');
  expect(others).toEqual([]);
});

test('Envoy, which faces the outside, may not call the Kubernetes API: it asks the controller what to do', () => {
  const { home, made } = contour();
  expect(Edge.within(home)).toMatchObject([{ client: made.envoy, ports: [{ port: 8001 }], protocol: 'xds' }]);
  expect(find(home, 'NetworkPolicy', 'envoy').spec.egress).toHaveLength(1);
  expect(made.envoy.podLabels).toEqual({
    'app.kubernetes.io/name': 'contour',
    'app.kubernetes.io/instance': chart.name,
    'app.kubernetes.io/component': 'envoy',
  });
});
