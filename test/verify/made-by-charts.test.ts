import { keys, made, numbers, pod, resource, servicePorts } from './made';

const chart = (name: string, valuesObject: unknown = {}, releaseName = name) =>
  made(
    resource('argoproj.io/v1alpha1', 'Application', {
      destination: { namespace: 'user' },
      source: { chart: name, helm: { releaseName, valuesObject } },
    }),
  );

test.each([
  ['alloy', 'alloy', 'alloy', [12345]],
  ['argo-cd', 'argocd', 'argocd-server', [8080, 8083]],
  ['cert-manager', 'cert-manager', 'cert-manager-webhook', [10250, 6080, 9402]],
  ['contour', 'contour', 'contour-envoy', [8080, 8443, 8002, 8090]],
  ['contour', 'edge', 'edge-contour-envoy', [8080, 8443, 8002, 8090]],
  ['coroot-operator', 'coroot-operator', 'coroot-operator', []],
  ['eck-operator', 'eck-operator', 'elastic-operator', [9443]],
  ['external-secrets', 'external-secrets', 'external-secrets-webhook', [8080, 10250, 8081]],
  ['keda', 'keda', 'keda-operator', [9666]],
  ['keda', 'keda', 'keda-operator-metrics-apiserver', [6443, 8080]],
  ['keda', 'keda', 'keda-admission-webhooks', [9443]],
  ['gatekeeper', 'gatekeeper', 'gatekeeper-controller-manager', [8443, 8888, 9090]],
  ['gatekeeper', 'gatekeeper', 'gatekeeper-audit', [8888, 9090]],
  ['nginx-ingress', 'nginx-ingress', 'nginx-ingress-controller', [80, 443, 8081, 9113]],
  ['nginx-ingress', 'edge', 'edge-nginx-ingress-controller', [80, 443, 8081, 9113]],
  ['harbor', 'harbor', 'harbor-registry', [5000, 8080]],
  ['harbor', 'images', 'images-nginx', [8080]],
  ['headlamp', 'headlamp', 'headlamp', [4466]],
  ['headlamp', 'pages', 'pages-headlamp', [4466]],
  ['tekton-operator', 'tekton-operator', 'tekton-operator-webhook', [8443]],
  ['trivy-operator', 'trivy-operator', 'trivy-operator', [8080, 9090]],
  ['loki', 'loki', 'loki', [3100, 9095, 7946]],
  ['opentelemetry-operator', 'opentelemetry-operator', 'opentelemetry-operator', [8443, 9443]],
  ['memcached-operator', 'memcached-operator', 'memcached-operator', [8081, 8443, 9443]],
  ['k8ssandra-operator', 'k8ssandra-operator', 'k8ssandra-operator', [9443, 8080, 8081]],
  ['k8ssandra-operator', 'k8ssandra-operator', 'k8ssandra-operator-cass-operator', [9443, 8080, 8081]],
  ['metrics-server', 'metrics-server', 'metrics-server', [10250]],
  ['mysql-operator', 'mysql-operator', 'mysql-operator', []],
  ['nack', 'nack', 'nack', []],
  ['nats', 'nats', 'nats', [4222, 8222]],
  ['nats', 'queue', 'queue-nats', [4222, 8222]],
  ['postgres-operator', 'postgres-operator', 'postgres-operator', [8080]],
  ['psmdb-operator', 'psmdb-operator', 'psmdb-operator', [8080, 8081]],
  ['pxc-operator', 'pxc-operator', 'pxc-operator', [8080, 9443]],
  ['redis-operator', 'redis-operator', 'redis-operator', [9710]],
  ['rook-ceph', 'rook-ceph', 'rook-ceph-operator', []],
  ['seaweedfs-operator', 'seaweedfs-operator', 'seaweedfs-operator', [8080, 8081, 443, 9443]],
  ['strimzi-kafka-operator', 'strimzi', 'strimzi-cluster-operator', [8080]],
  ['yugabyte', 'point-db', 'point-db-yb-master', [7000, 7100]],
  ['yugabyte', 'point-db', 'point-db-yb-tserver', [9000, 9100, 5433, 9042, 6379, 13000, 12000, 11000]],
  ['tidb-operator', 'tidb-operator', 'tidb-controller-manager', []],
  ['velero', 'velero', 'velero', [8085]],
])('%s as %s has pods %s', (name, release, podName, ports) => {
  expect(numbers(chart(name, {}, release), podName)).toEqual(ports);
});

test('values change what is there', () => {
  const quietly = chart('memcached-operator', { webhook: { enabled: false } });
  expect(numbers(quietly, 'memcached-operator')).toEqual([8081, 8443]);
  expect(numbers(chart('seaweedfs-operator', { webhook: { enabled: false } }), 'seaweedfs-operator')).toEqual([
    8080, 8081,
  ]);
  expect(pod(chart('argo-cd', { 'redis-ha': { enabled: true } }, 'argocd'), 'argocd-redis')).toBeUndefined();
  expect(pod(chart('argo-cd', { dex: { enabled: false } }, 'argocd'), 'argocd-dex-server')).toBeUndefined();
  expect(pod(chart('contour', { useCertManager: true }), 'contour-contour-certgen')).toBeUndefined();
  expect(chart('postgres-operator').find('scheduling.k8s.io/PriorityClass', 'postgres-operator-pod')).toBeDefined();
  const quiet = chart('postgres-operator', { podPriorityClassName: { create: false } });
  expect(quiet.find('scheduling.k8s.io/PriorityClass', 'postgres-operator-pod')).toBeUndefined();
});

test('what tells of itself only when it is asked has a port for it then', () => {
  const on = chart('keda', { prometheus: { operator: { enabled: true }, webhooks: { enabled: true } } });
  expect(numbers(on, 'keda-operator')).toEqual([9666, 8080]);
  expect(numbers(on, 'keda-admission-webhooks')).toEqual([9443, 8080]);
  const measured = chart('harbor', { metrics: { enabled: true } });
  expect(numbers(measured, 'harbor-exporter')).toEqual([8001]);
  expect(numbers(measured, 'harbor-registry')).toEqual([5000, 8080, 8001]);
  expect(pod(chart('harbor'), 'harbor-exporter')).toBeUndefined();
});

test('the server of Trivy is there when it is asked for', () => {
  const server = (builtInTrivyServer: boolean) =>
    pod(chart('trivy-operator', { operator: { builtInTrivyServer } }), 'trivy-server');
  expect(server(true)?.labels).toMatchObject({ 'app.kubernetes.io/name': 'trivy-server' });
  expect(server(false)).toBeUndefined();
});

test('servers of a NATS cluster talk to one another, and are named as the values say', () => {
  const set = chart('nats', { fullnameOverride: 'order-queue', config: { cluster: { enabled: true } } }, 'release');
  expect(numbers(set, 'order-queue')).toEqual([4222, 6222, 8222]);
  expect(pod(set, 'order-queue')?.labels).toMatchObject({
    'app.kubernetes.io/name': 'nats',
    'app.kubernetes.io/instance': 'release',
  });
  expect(set.find('/Service', 'order-queue-headless', 'user')).toBeDefined();
});

test('CSI drivers are labelled with their whole name', () => {
  const drivers = {
    rbd: { enabled: true, name: 'rook-ceph.rbd.csi.ceph.com' },
    nfs: { enabled: false, name: 'nfs' },
  };
  const set = chart('ceph-csi-drivers', { drivers });
  expect(set.pods.filter(({ namespace }) => namespace === 'user').map(({ labels }) => labels.app)).toEqual([
    'rook-ceph.rbd.csi.ceph.com-ctrlplugin',
    'rook-ceph.rbd.csi.ceph.com-nodeplugin',
  ]);
  expect(set.find('/ServiceAccount', 'rook-ceph-rbd-csi-ceph-com-ctrlplugin-sa', 'user')).toBeDefined();
});

test('YugabyteDB: Services by name of the release, flags in Secrets, and no login', () => {
  const endpoints = { serviceEndpoints: [{ name: 'yb-tserver-service', ports: { 'tcp-ysql-port': '5433' } }] };
  const set = chart('yugabyte', endpoints, 'point-db');
  expect(servicePorts(set, 'point-db-yb-tserver-service')).toEqual([5433]);
  expect(servicePorts(set, 'point-db-yb-masters')).toEqual([7000, 7100]);
  expect(keys(set, 'point-db-tserver-gflags')).toEqual(['server.conf.template']);
  expect(pod(set, 'point-db-yb-master')?.labels).toMatchObject({
    'app.kubernetes.io/name': 'yb-master',
    release: 'point-db',
  });
});

test('a chart that nobody knows makes nothing', () => {
  expect(chart('x').podsIn('user')).toEqual([]);
});
