import { made, numbers, pod, resource, servicePorts } from './made';

test("Tekton's operator makes the whole of it in one namespace", () => {
  const set = made(resource('operator.tekton.dev/v1alpha1', 'TektonConfig', { targetNamespace: 'user' }));
  expect(numbers(set, 'tekton-triggers-core-interceptors')).toEqual([8443]);
  expect(pod(set, 'tekton-pipelines-remote-resolvers')?.labels).toEqual({ app: 'tekton-pipelines-resolvers' });
  expect(servicePorts(set, 'tekton-dashboard')).toEqual([9097]);
});

test('Triggers make a Deployment and a Service for each listener', () => {
  const set = made(resource('triggers.tekton.dev/v1beta1', 'EventListener', {}));
  expect(pod(set, 'el-db')?.labels).toMatchObject({ eventlistener: 'db' });
  expect(servicePorts(set, 'el-db')).toEqual([8080, 9000]);
});

test('a Pipeline has pods when it runs', () => {
  const set = made(resource('tekton.dev/v1', 'Pipeline', {}));
  expect(pod(set, 'db-run')?.labels).toMatchObject({ 'app.kubernetes.io/managed-by': 'tekton-pipelines' });
});
