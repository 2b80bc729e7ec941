import { at, text } from '../../verify/fields';

export interface Claim {
  readonly name: string;
  readonly storageClassName: string;
  readonly size: string;
}

/** What the shadows of a chart leave out: they say only what others refer to. */
export interface ChartFacts {
  /** Whose CRDs come with the chart, of those in imports/. @default - none */
  readonly groups?: readonly string[];
  /** What makes the pods of a workload. @default - a Deployment */
  readonly kindOf?: (workload: string, values: unknown) => 'DaemonSet' | 'StatefulSet' | undefined;
  /** Volumes that each pod of a StatefulSet claims. @default - none */
  readonly claims?: (workload: string, values: unknown) => readonly Claim[];
  /** Ports of Services that are other ports of the pods, by port or by `<service>:<port>`. @default - the same */
  readonly targetPorts?: Readonly<Record<string, number>>;
  /** By workload. @default - the one of the workload's name, or of this name and `-sa` */
  readonly serviceAccounts?: Readonly<Record<string, string>>;
  /** @default ClusterIP */
  readonly serviceType?: (service: string, values: unknown) => string | undefined;
}

/** As the charts and upstream folders render it in the versions of the catalogue, by name. */
export const chartFacts: Readonly<Record<string, ChartFacts>> = {
  alloy: { kindOf: () => 'DaemonSet' },
  'argo-cd': {
    groups: ['argoproj.io'],
    kindOf: (workload) => (/-(application-controller|redis-ha-server)$/.test(workload) ? 'StatefulSet' : undefined),
    targetPorts: { 80: 8080, 443: 8080 },
  },
  // The operator of the drivers makes them, from the chart's custom resources.
  'ceph-csi-drivers': { kindOf: (workload) => (workload.endsWith('-nodeplugin') ? 'DaemonSet' : undefined) },
  'cert-manager': { groups: ['cert-manager.io'], targetPorts: { 443: 10250 } },
  contour: {
    groups: ['projectcontour.io'],
    kindOf: (workload, values) =>
      workload.endsWith('-envoy') && at(values, 'envoy', 'kind') !== 'deployment' ? 'DaemonSet' : undefined,
    targetPorts: { 80: 8080, 443: 8443 },
    serviceType: (service, values) =>
      service.endsWith('-envoy') ? (text(at(values, 'envoy', 'service', 'type')) ?? 'LoadBalancer') : undefined,
  },
  'coroot-operator': { groups: ['coroot.com'] },
  'eck-operator': {
    groups: ['elasticsearch.k8s.elastic.co', 'kibana.k8s.elastic.co'],
    kindOf: () => 'StatefulSet',
    targetPorts: { 443: 9443 },
  },
  // The operator itself makes one more Service, in kube-system, which its stub does not.
  'kube-prometheus-stack': {
    kindOf: (workload) => (workload.endsWith('-node-exporter') ? 'DaemonSet' : undefined),
  },
  'grafana-operator': { groups: ['grafana.integreatly.org'] },
  'external-secrets': {
    groups: ['external-secrets.io', 'generators.external-secrets.io'],
    targetPorts: { 443: 10250 },
  },
  keda: {
    groups: ['keda.sh'],
    targetPorts: { 'keda-operator-metrics-apiserver:443': 6443, 'keda-admission-webhooks:443': 9443 },
    serviceAccounts: {
      'keda-operator-metrics-apiserver': 'keda-metrics-server',
      'keda-admission-webhooks': 'keda-webhook',
    },
  },
  // Gatekeeper makes the kind of the constraints from our template; here it comes with the chart.
  gatekeeper: {
    groups: ['templates.gatekeeper.sh', 'constraints.gatekeeper.sh'],
    targetPorts: { 443: 8443 },
    serviceAccounts: {
      'gatekeeper-controller-manager': 'gatekeeper-admin',
      'gatekeeper-audit': 'gatekeeper-admin',
    },
  },
  'nginx-ingress': { serviceAccounts: { 'nginx-ingress-controller': 'nginx-ingress' } },
  // Its core answers on 8080 behind 80, as all of it does but the registry itself.
  harbor: {
    kindOf: (workload) => (/-(redis|trivy)$/.test(workload) ? 'StatefulSet' : undefined),
    claims: (workload, values) => {
      const claim = at(values, 'persistence', 'persistentVolumeClaim', workload.endsWith('-redis') ? 'redis' : 'trivy');
      const storageClassName = text(at(claim, 'storageClass')) ?? '';
      return [{ name: 'data', storageClassName, size: text(at(claim, 'size')) ?? '' }];
    },
    targetPorts: { 80: 8080 },
  },
  headlamp: { targetPorts: { 80: 4466 } },
  loki: {
    kindOf: () => 'StatefulSet',
    targetPorts: { 9096: 9095 },
    claims: (_, values) => {
      const persistence = at(values, 'singleBinary', 'persistence');
      return [
        {
          name: 'storage',
          storageClassName: text(at(persistence, 'storageClass')) ?? '',
          size: text(at(persistence, 'size')) ?? '',
        },
      ];
    },
  },
  'memcached-operator': { groups: ['memcached.c5c3.io'], targetPorts: { 443: 9443 } },
  'k8ssandra-operator': { groups: ['k8ssandra.io', 'medusa.k8ssandra.io'], targetPorts: { 443: 9443 } },
  'metrics-server': { targetPorts: { 443: 10250 } },
  'mysql-operator': { groups: ['mysql.oracle.com'] },
  nack: { groups: ['jetstream.nats.io'], serviceAccounts: { nack: 'jetstream-controller' } },
  nats: { kindOf: () => 'StatefulSet' },
  'opentelemetry-operator': { groups: ['opentelemetry.io'], targetPorts: { 443: 9443 } },
  'postgres-operator': { groups: ['acid.zalan.do'] },
  'psmdb-operator': { groups: ['psmdb.percona.com'] },
  // Its Service has another name than the pods: the operator registers its webhook under that.
  'pxc-operator': { groups: ['pxc.percona.com'], targetPorts: { 443: 9443 } },
  'redis-operator': { groups: ['databases.spotahome.com'] },
  'rook-ceph': { groups: ['ceph.rook.io'], serviceAccounts: { 'rook-ceph-operator': 'rook-ceph-system' } },
  // Where the webhook listens: the pod declares 443 as well.
  'seaweedfs-operator': { groups: ['seaweed.seaweedfs.com'], targetPorts: { 443: 9443 } },
  'strimzi-kafka-operator': { groups: ['kafka.strimzi.io'] },
  yugabyte: {
    kindOf: () => 'StatefulSet',
    claims: (workload, values) => {
      const storage = at(values, 'storage', workload.endsWith('-yb-master') ? 'master' : 'tserver');
      return [
        {
          name: `${text(at(values, 'fullnameOverride')) ?? ''}-datadir0`,
          storageClassName: text(at(storage, 'storageClass')) ?? '',
          size: text(at(storage, 'size')) ?? '',
        },
      ];
    },
  },
  velero: {
    groups: ['velero.io'],
    kindOf: (workload) => (workload === 'node-agent' ? 'DaemonSet' : undefined),
    serviceAccounts: { velero: 'velero-server', 'node-agent': 'velero-server' },
  },
  // In truth those of Tekton itself come when the operator has read its configuration.
  'tekton-operator': {
    groups: ['operator.tekton.dev', 'tekton.dev', 'triggers.tekton.dev'],
    targetPorts: { 443: 8443 },
    serviceAccounts: { 'tekton-operator-webhook': 'tekton-operator' },
  },
  'tidb-operator': {
    serviceAccounts: { 'tidb-controller-manager': 'tidb-controller-manager' },
  },
  'trivy-operator': {
    kindOf: (workload) => (workload === 'trivy-server' ? 'StatefulSet' : undefined),
    claims: (_workload, values) => [
      {
        name: 'data',
        storageClassName: text(at(values, 'trivy', 'storageClassName')) ?? '',
        size: text(at(values, 'trivy', 'storageSize')) ?? '',
      },
    ],
    targetPorts: { 80: 8080 },
  },
  // A folder, by the name of its repository.
  'vitess-operator': { groups: ['planetscale.com'] },
};
