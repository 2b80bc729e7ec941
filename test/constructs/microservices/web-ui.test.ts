import { Component } from '../../../constructs/gitops/component';
import { WebUi } from '../../../constructs/microservices/web-ui';
import type { WebUiProps } from '../../../constructs/microservices/web-ui';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { gateway, resources } from '../collaborators';
import { component, find, kinds } from '../render';

const shop = component();
const props: Required<WebUiProps> = {
  image: 'admin:v1',
  size: { replicas: { min: 2, max: 4 }, resources },
  gateway: gateway(shop),
};
const made = new WebUi(shop, 'admin', props);
const pod = find(shop, 'Deployment').spec.template.spec;
const [container] = pod.containers;

test('browsers find it under its name, and whoever asks for the host alone is led there', () => {
  const [route] = find(shop, 'HTTPProxy', 'admin').spec.routes;
  expect(route.services).toEqual([{ name: 'admin', port: 8080 }]);
  expect(route.pathRewritePolicy).toEqual({ replacePrefix: [{ replacement: '/' }] });
  const { includes, routes } = find(Component.containing(props.gateway), 'HTTPProxy').spec;
  expect(includes).toEqual([{ name: 'admin', namespace: 'shop', conditions: [{ prefix: '/admin/' }] }]);
  expect(routes[0]).toEqual({
    conditions: [{ exact: '/' }],
    requestRedirectPolicy: { path: '/admin/', statusCode: 302 },
  });
  expect(routes).toHaveLength(2);
});

test('only Envoy talks to it, and it talks to nobody', () => {
  expect(Edge.within(made)).toMatchObject([{ client: props.gateway.envoy, ports: [{ port: 8080 }], protocol: 'http' }]);
  expect(find(shop, 'NetworkPolicy', 'admin').spec.egress).toBeUndefined();
});

test('it is asked over HTTP, on the port that it is told to listen on', () => {
  const port = container.ports[0].containerPort as number;
  expect(container.env).toEqual([{ name: 'PORT', value: String(port) }]);
  expect(container.livenessProbe.tcpSocket).toEqual({ port: 'http' });
  for (const probe of ['startupProbe', 'readinessProbe']) {
    expect(container[probe].httpGet).toEqual({ path: '/', port: 'http' });
  }
  expect(find(shop, 'Service').spec.ports).toEqual([{ name: 'http', port, targetPort: 'http', protocol: 'TCP' }]);
});

test('it runs as the services run', () => {
  expect(container.lifecycle.preStop.sleep.seconds).toBeGreaterThan(0);
  expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
  expect(kinds(shop)).toEqual(expect.arrayContaining(['PodDisruptionBudget', 'HorizontalPodAutoscaler']));
  expect(Footprint.within(made)).toEqual([{ workload: 'admin', replicas: 2, containers: [resources] }]);
});
