import { MemcachedOperator } from '../../constructs/datastores/memcached-operator';
import { K8ssandraOperator } from '../../constructs/datastores/k8ssandra-operator';
import { EckOperator } from '../../constructs/datastores/eck-operator';
import { MysqlOperator } from '../../constructs/datastores/mysql-operator';
import { PostgresOperator } from '../../constructs/datastores/postgres-operator';
import { PsmdbOperator } from '../../constructs/datastores/psmdb-operator';
import { PxcOperator } from '../../constructs/datastores/pxc-operator';
import { RedisOperator } from '../../constructs/datastores/redis-operator';
import { TidbOperator } from '../../constructs/datastores/tidb-operator';
import type { Component } from '../../constructs/gitops/component';
import { CrdFolder } from '../../constructs/gitops/crd-folder';
import { HelmRelease } from '../../constructs/gitops/helm-release';
import { CertManager } from '../../constructs/security/cert-manager';
import { Contour } from '../../constructs/ingress/contour';
import type { ContourProps } from '../../constructs/ingress/contour';
import { Nack } from '../../constructs/messaging/nack';
import { TektonOperator } from '../../constructs/cicd/tekton-operator';
import { TrivyOperator } from '../../constructs/cicd/trivy-operator';
import { Strimzi } from '../../constructs/messaging/strimzi';
import { Gatekeeper } from '../../constructs/security/gatekeeper';
import { CorootOperator } from '../../constructs/observability/coroot-operator';
import { GrafanaOperator } from '../../constructs/observability/grafana-operator';
import { ExternalSecrets } from '../../constructs/security/external-secrets';
import { OpentelemetryOperator } from '../../constructs/observability/opentelemetry-operator';
import { Footprint } from '../../constructs/shared/footprint';
import { Keda } from '../../constructs/serverless/keda';
import { Rook } from '../../constructs/storage/rook';
import { SeaweedfsOperator } from '../../constructs/storage/seaweedfs-operator';
import { Bucket } from '../../constructs/storage/bucket';
import { Velero } from '../../constructs/storage/velero';
import { bucket, chart } from './collaborators';
import { component, find, render, type Rendered } from './render';

const loadBalancer = { type: 'LoadBalancer' } as const;
const operators: readonly (readonly [string, (home: Component, replicas: number) => object])[] = [
  ['external-secrets', (home, replicas) => new ExternalSecrets(home, 'operator', { chart, replicas })],
  ['cert-manager', (home, replicas) => new CertManager(home, 'operator', { chart, replicas })],
  ['contour', (home, replicas) => new Contour(home, 'operator', { chart, replicas, loadBalancer })],
  ['seaweedfs-operator', (home, replicas) => new SeaweedfsOperator(home, 'operator', { chart, replicas })],
  ['gatekeeper', (home, replicas) => new Gatekeeper(home, 'operator', { chart, replicas })],
  ['psmdb-operator', (home, replicas) => new PsmdbOperator(home, 'operator', { chart, replicas })],
  [
    'redis-operator',
    (home, replicas) =>
      new RedisOperator(home, 'operator', { chart, replicas, image: 'registry/redis-operator:v1.2.3' }),
  ],
  ['memcached-operator', (home, replicas) => new MemcachedOperator(home, 'operator', { chart, replicas })],
  ['grafana-operator', (home, replicas) => new GrafanaOperator(home, 'operator', { chart, replicas })],
  ['keda', (home, replicas) => new Keda(home, 'operator', { chart, replicas })],
  ['opentelemetry-operator', (home, replicas) => new OpentelemetryOperator(home, 'operator', { chart, replicas })],
  ['coroot-operator', (home) => new CorootOperator(home, 'operator', { chart })],
  ['eck-operator', (home, replicas) => new EckOperator(home, 'operator', { chart, replicas })],
  ['postgres-operator', (home) => new PostgresOperator(home, 'operator', { chart })],
  ['mysql-operator', (home) => new MysqlOperator(home, 'operator', { chart })],
  ['nack', (home) => new Nack(home, 'operator', { chart })],
  ['strimzi', (home, replicas) => new Strimzi(home, 'operator', { chart, replicas })],
  ['k8ssandra-operator', (home) => new K8ssandraOperator(home, 'operator', { chart })],
  ['pxc-operator', (home) => new PxcOperator(home, 'operator', { chart })],
  [
    'velero',
    (home) => {
      const { store } = bucket(home);
      const pluginImage = 'plugin:1';
      return new Velero(home, 'operator', {
        chart,
        pluginImage,
        nodes: 3,
        bucket: new Bucket(home, 'saved', { store }),
      });
    },
  ],
  [
    'tekton-operator',
    (home, replicas) => new TektonOperator(home, 'operator', { chart, replicas, targetNamespace: 'tekton-pipelines' }),
  ],
  ['trivy-operator', (home) => new TrivyOperator(home, 'operator', { chart, storageClass: 'block' })],
  ['tidb-operator', (home, replicas) => new TidbOperator(home, 'operator', { chart, replicas })],
];

function valuesOf(home: Component): Rendered {
  return HelmRelease.within(home)[0]?.values;
}

describe.each(operators)('%s', (name, make) => {
  const home = component(name);
  make(home, 2);

  test('comes from its pinned chart, and says which cluster-scoped kinds that makes', () => {
    const [release] = HelmRelease.within(home);
    expect(release?.chart).toBe(chart);
    if (CrdFolder.within(home).length === 0) {
      expect(release?.clusterScopedKinds).toContain('apiextensions.k8s.io/CustomResourceDefinition');
    }
    for (const kind of release?.clusterScopedKinds ?? []) expect(kind).toMatch(/^[a-z0-9.]+\/[A-Z][A-Za-z]+$/);
  });

  test('may call the Kubernetes API from behind its policy', () => {
    const policies = render(home).filter(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && !['default-deny', 'dns'].includes(metadata.name),
    );
    const callers = policies.filter(({ spec }) =>
      spec.egress?.some(
        ({ to, ports }: Rendered) => to === undefined && ports.some(({ port }: Rendered) => port === 6443),
      ),
    );
    expect(callers.length).toBeGreaterThan(0);
  });

  test('counts its pods', () => {
    expect(Footprint.within(home).map(({ replicas }) => replicas)).not.toEqual([]);
  });
});

test.each(operators.slice(0, 6))('%s runs as many pods as the profile says', (name, make) => {
  const [one, two] = [1, 2].map((replicas) => {
    const home = component(name);
    make(home, replicas);
    return {
      text: JSON.stringify(valuesOf(home)),
      pods: Footprint.within(home).reduce((sum, pod) => sum + pod.replicas, 0),
    };
  });
  expect(one?.text).not.toEqual(two?.text);
  expect(two!.pods).toBeGreaterThan(one!.pods);
});

test.each([
  'cert-manager',
  'eck-operator',
  'external-secrets',
  'gatekeeper',
  'k8ssandra-operator',
  'opentelemetry-operator',
  'pxc-operator',
  'seaweedfs-operator',
  'tekton-operator',
])('the API server reaches the webhook of %s', (name) => {
  const home = component(name);
  operators.find(([one]) => one === name)?.[1](home, 1);
  const open = render(home).filter(
    ({ kind, spec }) => kind === 'NetworkPolicy' && spec.ingress?.some(({ from }: Rendered) => !from),
  );
  expect(open).toHaveLength(1);
});

test('the CRDs of cert-manager and External Secrets outlive their charts, and with them every Secret', () => {
  const [secrets, certificates] = [component('external-secrets'), component('cert-manager')];
  new ExternalSecrets(secrets, 'operator', { chart, replicas: 1 });
  new CertManager(certificates, 'operator', { chart, replicas: 1 });
  expect(valuesOf(secrets).crds.annotations).toEqual({ 'helm.sh/resource-policy': 'keep' });
  expect(valuesOf(certificates).crds.keep).toBe(true);
});

test('a deleted PostgreSQL cluster leaves its volumes and its passwords', () => {
  const home = component('postgres-operator');
  new PostgresOperator(home, 'operator', { chart });
  expect(valuesOf(home).configKubernetes).toMatchObject({
    enable_persistent_volume_claim_deletion: false,
    enable_secrets_deletion: false,
  });
});

test('Envoy is a load balancer with the annotations of its cloud, or a port of every node', () => {
  const service = (balancer: ContourProps['loadBalancer']) => {
    const home = component('contour');
    new Contour(home, 'operator', { chart, replicas: 1, loadBalancer: balancer });
    return valuesOf(home).envoy.service;
  };
  expect(service({ type: 'LoadBalancer', annotations: { a: 'b' } })).toEqual({
    type: 'LoadBalancer',
    annotations: { a: 'b' },
  });
  expect(service({ type: 'NodePort', http: 30080, https: 30443 })).toEqual({
    type: 'NodePort',
    externalTrafficPolicy: 'Cluster',
    nodePorts: { http: '30080', https: '30443' },
  });
});

test("Tekton's operator makes no configuration of its own, and its pods fit the level restricted", () => {
  const home = component('tekton-operator');
  new TektonOperator(home, 'operator', { chart, replicas: 1, targetNamespace: 'tekton-pipelines' });
  const { operator, installCRDs, podSecurityContext, securityContext } = valuesOf(home);
  expect(operator).toMatchObject({ autoInstallComponents: false, defaultTargetNamespace: 'tekton-pipelines' });
  expect(installCRDs).toBe(true);
  expect(podSecurityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
});

test('Trivy scans images and nothing else, a few at a time, and makes no report for Argo CD to fight over', () => {
  const home = component('trivy-operator');
  new TrivyOperator(home, 'operator', { chart: { ...chart, name: 'trivy-operator' }, storageClass: 'block' });
  const { operator, compliance, trivy } = valuesOf(home);
  expect(operator).toEqual({
    scanJobsConcurrentLimit: 2,
    builtInTrivyServer: true,
    configAuditScannerEnabled: false,
    rbacAssessmentScannerEnabled: false,
    infraAssessmentScannerEnabled: false,
    clusterComplianceEnabled: false,
    sbomGenerationEnabled: false,
  });
  expect(compliance.specs).toEqual([]);
  expect(trivy).toMatchObject({ storageClassName: 'block', ignoreUnfixed: true });
  expect(find(home, 'NetworkPolicy', 'trivy-server').spec.ingress).toHaveLength(2);
});

test('the CSI drivers bear the name of the namespace, by which Rook and the storage classes know them', () => {
  const home = component('rook-ceph');
  const charts = { operator: chart, drivers: { ...chart, name: 'drivers' } };
  new Rook(home, 'operator', { charts, namespace: 'rook-ceph', controllers: 2, nodes: 3 });
  const [, drivers] = HelmRelease.within(home);
  expect(drivers?.values).toMatchObject({
    operatorConfig: { namespace: 'rook-ceph' },
    drivers: {
      rbd: { name: 'rook-ceph.rbd.csi.ceph.com', controllerPlugin: { replicas: 2 } },
      nfs: { enabled: false },
    },
  });
  expect(find(home, 'NetworkPolicy', 'rook-ceph-operator').spec.podSelector.matchLabels).toEqual({
    app: 'rook-ceph-operator',
  });
});
