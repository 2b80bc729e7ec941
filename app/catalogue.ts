/** A chart that Argo CD renders; `repository` without a scheme is an OCI registry, as Argo CD wants it. */
export interface ChartRelease {
  readonly repository: string;
  readonly name: string;
  readonly version: string;
}

/** Every upstream chart, one entry each. Renovate reads the comments. */
export const charts = {
  // renovate: datasource=helm registryUrl=https://argoproj.github.io/argo-helm depName=argo-cd
  argoCd: { repository: 'https://argoproj.github.io/argo-helm', name: 'argo-cd', version: '10.1.1' },
  // renovate: datasource=docker depName=quay.io/jetstack/charts/cert-manager
  certManager: { repository: 'quay.io/jetstack/charts', name: 'cert-manager', version: 'v1.21.1' },
  // renovate: datasource=helm registryUrl=https://projectcontour.github.io/helm-charts depName=contour
  contour: { repository: 'https://projectcontour.github.io/helm-charts/', name: 'contour', version: '0.7.0' },
  // renovate: datasource=helm registryUrl=https://charts.external-secrets.io depName=external-secrets
  externalSecrets: { repository: 'https://charts.external-secrets.io', name: 'external-secrets', version: '2.9.0' },
  // renovate: datasource=helm registryUrl=https://charts.rook.io/release depName=rook-ceph
  rookCeph: { repository: 'https://charts.rook.io/release', name: 'rook-ceph', version: 'v1.20.6' },
  // renovate: datasource=helm registryUrl=https://ceph.github.io/ceph-csi-operator depName=ceph-csi-drivers
  cephCsiDrivers: {
    repository: 'https://ceph.github.io/ceph-csi-operator',
    name: 'ceph-csi-drivers',
    version: '1.0.4',
  },
  // renovate: datasource=helm registryUrl=https://seaweedfs.github.io/seaweedfs-operator depName=seaweedfs-operator
  seaweedfsOperator: {
    repository: 'https://seaweedfs.github.io/seaweedfs-operator/',
    name: 'seaweedfs-operator',
    version: '0.1.39',
  },
  // renovate: datasource=helm registryUrl=https://opensource.zalando.com/postgres-operator/charts/postgres-operator depName=postgres-operator
  postgresOperator: {
    repository: 'https://opensource.zalando.com/postgres-operator/charts/postgres-operator',
    name: 'postgres-operator',
    version: '2.0.1',
  },
  // renovate: datasource=helm registryUrl=https://mysql.github.io/mysql-operator depName=mysql-operator
  mysqlOperator: { repository: 'https://mysql.github.io/mysql-operator/', name: 'mysql-operator', version: '2.1.5' },
  // renovate: datasource=docker depName=quay.io/strimzi-helm/strimzi-kafka-operator
  strimzi: { repository: 'quay.io/strimzi-helm', name: 'strimzi-kafka-operator', version: '1.2.0' },
  // renovate: datasource=helm registryUrl=https://percona.github.io/percona-helm-charts depName=psmdb-operator
  psmdbOperator: {
    repository: 'https://percona.github.io/percona-helm-charts/',
    name: 'psmdb-operator',
    version: '1.22.0',
  },
  // renovate: datasource=helm registryUrl=https://charts.yugabyte.com depName=yugabyte
  yugabyte: { repository: 'https://charts.yugabyte.com', name: 'yugabyte', version: '2025.2.4' },
  // renovate: datasource=docker depName=ghcr.io/c5c3/charts/memcached-operator
  memcachedOperator: { repository: 'ghcr.io/c5c3/charts', name: 'memcached-operator', version: '0.4.0' },
  // renovate: datasource=helm registryUrl=https://helm.k8ssandra.io/stable depName=k8ssandra-operator
  k8ssandraOperator: {
    repository: 'https://helm.k8ssandra.io/stable',
    name: 'k8ssandra-operator',
    version: '1.32.5',
  },
  // renovate: datasource=helm registryUrl=https://helm.elastic.co depName=eck-operator
  eckOperator: { repository: 'https://helm.elastic.co', name: 'eck-operator', version: '3.5.0' },
  // renovate: datasource=helm registryUrl=https://percona.github.io/percona-helm-charts depName=pxc-operator
  pxcOperator: {
    repository: 'https://percona.github.io/percona-helm-charts/',
    name: 'pxc-operator',
    version: '1.20.0',
  },
  // renovate: datasource=docker depName=ghcr.io/freshworks-oss/charts/redis-operator
  redisOperator: { repository: 'ghcr.io/freshworks-oss/charts', name: 'redis-operator', version: '3.3.5' },
  // renovate: datasource=helm registryUrl=https://charts.pingcap.com depName=tidb-operator
  tidbOperator: { repository: 'https://charts.pingcap.com/', name: 'tidb-operator', version: 'v1.6.6' },
  // renovate: datasource=helm registryUrl=https://nats-io.github.io/k8s/helm/charts depName=nats
  nats: { repository: 'https://nats-io.github.io/k8s/helm/charts/', name: 'nats', version: '2.14.2' },
  // renovate: datasource=helm registryUrl=https://nats-io.github.io/k8s/helm/charts depName=nack
  nack: { repository: 'https://nats-io.github.io/k8s/helm/charts/', name: 'nack', version: '0.34.0' },
  // renovate: datasource=helm registryUrl=https://vmware-tanzu.github.io/helm-charts depName=velero
  velero: { repository: 'https://vmware-tanzu.github.io/helm-charts/', name: 'velero', version: '12.1.0' },
  // renovate: datasource=helm registryUrl=https://kedacore.github.io/charts depName=keda
  keda: { repository: 'https://kedacore.github.io/charts', name: 'keda', version: '2.20.2' },
  // Its CRDs come first, from its repository at the tag of this version.
  // renovate: datasource=helm registryUrl=https://prometheus-community.github.io/helm-charts depName=kube-prometheus-stack
  kubePrometheusStack: {
    repository: 'https://prometheus-community.github.io/helm-charts',
    name: 'kube-prometheus-stack',
    version: '88.5.3',
  },
  // renovate: datasource=helm registryUrl=https://open-policy-agent.github.io/gatekeeper/charts depName=gatekeeper
  gatekeeper: {
    repository: 'https://open-policy-agent.github.io/gatekeeper/charts',
    name: 'gatekeeper',
    version: '3.23.0',
  },
  // renovate: datasource=docker depName=ghcr.io/nginx/charts/nginx-ingress
  nginxIngress: { repository: 'ghcr.io/nginx/charts', name: 'nginx-ingress', version: '2.6.4' },
  // renovate: datasource=helm registryUrl=https://prometheus-community.github.io/helm-charts depName=prometheus-pushgateway
  prometheusPushgateway: {
    repository: 'https://prometheus-community.github.io/helm-charts',
    name: 'prometheus-pushgateway',
    version: '3.8.0',
  },
  // renovate: datasource=docker depName=ghcr.io/grafana/helm-charts/grafana-operator
  grafanaOperator: { repository: 'ghcr.io/grafana/helm-charts', name: 'grafana-operator', version: '5.24.0' },
  // renovate: datasource=helm registryUrl=https://helm.goharbor.io depName=harbor
  harbor: { repository: 'https://helm.goharbor.io', name: 'harbor', version: '1.19.1' },
  // renovate: datasource=docker depName=ghcr.io/aquasecurity/helm-charts/trivy-operator
  trivyOperator: { repository: 'ghcr.io/aquasecurity/helm-charts', name: 'trivy-operator', version: '0.34.0' },
  // renovate: datasource=docker depName=ghcr.io/tektoncd/operator/charts/tekton-operator
  tektonOperator: { repository: 'ghcr.io/tektoncd/operator/charts', name: 'tekton-operator', version: '0.81.1' },
  // renovate: datasource=helm registryUrl=https://open-telemetry.github.io/opentelemetry-helm-charts depName=opentelemetry-operator
  opentelemetryOperator: {
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    name: 'opentelemetry-operator',
    version: '0.122.0',
  },
  // renovate: datasource=helm registryUrl=https://grafana-community.github.io/helm-charts depName=loki
  loki: { repository: 'https://grafana-community.github.io/helm-charts', name: 'loki', version: '18.11.0' },
  // renovate: datasource=helm registryUrl=https://grafana.github.io/helm-charts depName=alloy
  alloy: { repository: 'https://grafana.github.io/helm-charts', name: 'alloy', version: '1.11.1' },
  // renovate: datasource=helm registryUrl=https://kubernetes-sigs.github.io/metrics-server depName=metrics-server
  metricsServer: {
    repository: 'https://kubernetes-sigs.github.io/metrics-server/',
    name: 'metrics-server',
    version: '3.13.1',
  },
  // renovate: datasource=helm registryUrl=https://kubernetes-sigs.github.io/headlamp depName=headlamp
  headlamp: { repository: 'https://kubernetes-sigs.github.io/headlamp/', name: 'headlamp', version: '0.45.0' },
  // renovate: datasource=helm registryUrl=https://coroot.github.io/helm-charts depName=coroot-operator
  corootOperator: { repository: 'https://coroot.github.io/helm-charts', name: 'coroot-operator', version: '0.9.4' },
} as const satisfies Record<string, ChartRelease>;

/** A folder of a Git repository that Argo CD renders with Kustomize, at a tag. */
export interface Kustomization {
  readonly repository: string;
  readonly path: string;
  readonly version: string;
}

/** Operators that come without a chart. */
export const kustomizations = {
  // renovate: datasource=github-tags depName=planetscale/vitess-operator
  vitessOperator: {
    repository: 'https://github.com/planetscale/vitess-operator',
    path: 'deploy',
    version: 'v2.17.0',
  },
} as const satisfies Record<string, Kustomization>;

/** Releases that are neither a chart's version nor an image of ours: tags of upstream repositories, for the CRDs. */
export const releases = {
  // renovate: datasource=github-releases depName=argoproj/argo-cd
  argoCd: 'v3.4.7',
  // renovate: datasource=github-tags depName=projectcontour/contour
  contour: 'v1.33.6',
  // renovate: datasource=github-tags depName=ceph/ceph-csi-operator
  cephCsiOperator: 'v1.0.4',
  // renovate: datasource=github-tags depName=mysql/mysql-operator
  mysqlOperator: '8.4.3-2.1.5',
  // renovate: datasource=github-tags depName=nginx/kubernetes-ingress
  nginxIngress: 'v5.5.4',
  // Those that the operator of the catalogue brings along.
  // renovate: datasource=github-releases depName=tektoncd/pipeline
  tektonPipelines: 'v1.15.0',
  // renovate: datasource=github-releases depName=tektoncd/triggers
  tektonTriggers: 'v0.37.0',
  // What the chart of this version installs.
  // renovate: datasource=github-releases depName=open-telemetry/opentelemetry-operator
  opentelemetryOperator: 'v0.158.0',
  // What the chart of the catalogue installs.
  // renovate: datasource=github-tags depName=coroot/coroot-operator
  corootOperator: 'v1.9.3',
  // The oldest Kubernetes that we support: what it accepts, the newer ones accept.
  // renovate: datasource=github-releases depName=kubernetes/kubernetes
  kubernetes: 'v1.34.10',
} as const;

/** Every image that we name ourselves; charts bring their own. */
export const images = {
  // renovate: datasource=docker depName=quay.io/ceph/ceph
  ceph: 'quay.io/ceph/ceph:v20.2.4',
  // renovate: datasource=docker depName=chrislusf/seaweedfs
  seaweedfs: 'docker.io/chrislusf/seaweedfs:4.44',
  // renovate: datasource=docker depName=curlimages/curl
  curl: 'docker.io/curlimages/curl:8.20.0',
  // renovate: datasource=docker depName=ghcr.io/zalando/spilo-18
  spilo: 'ghcr.io/zalando/spilo-18:4.1-p2',
  // renovate: datasource=docker depName=quay.io/prometheuscommunity/postgres-exporter
  postgresExporter: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
  // renovate: datasource=docker depName=container-registry.oracle.com/mysql/community-server
  mysqlServer: 'container-registry.oracle.com/mysql/community-server:8.4.9',
  // renovate: datasource=docker depName=container-registry.oracle.com/mysql/community-router
  mysqlRouter: 'container-registry.oracle.com/mysql/community-router:8.4.9',
  // The operator picks its own image of the same Kafka; this one is for clients, and says the version.
  // renovate: datasource=docker depName=quay.io/strimzi/kafka
  kafka: 'quay.io/strimzi/kafka:1.2.0-kafka-4.3.1',
  // renovate: datasource=docker depName=percona/percona-server-mongodb
  mongodb: 'docker.io/percona/percona-server-mongodb:8.0.19-7',
  // renovate: datasource=docker depName=percona/percona-backup-mongodb
  mongodbBackup: 'docker.io/percona/percona-backup-mongodb:2.12.0',
  // renovate: datasource=docker depName=percona/mongodb_exporter
  mongodbExporter: 'docker.io/percona/mongodb_exporter:0.53.0',
  // renovate: datasource=docker depName=yugabytedb/yugabyte
  yugabyte: 'docker.io/yugabytedb/yugabyte:2025.2.4.0-b122',
  // renovate: datasource=docker depName=library/memcached
  memcached: 'docker.io/library/memcached:1.6.45-alpine',
  // renovate: datasource=docker depName=prom/memcached-exporter
  memcachedExporter: 'docker.io/prom/memcached-exporter:v0.15.4',
  // renovate: datasource=docker depName=k8ssandra/cass-management-api
  cassandra: 'docker.io/k8ssandra/cass-management-api:5.0.6-ubi',
  // renovate: datasource=docker depName=docker.elastic.co/elasticsearch/elasticsearch
  elasticsearch: 'docker.elastic.co/elasticsearch/elasticsearch:9.4.3',
  // renovate: datasource=docker depName=quay.io/prometheuscommunity/elasticsearch-exporter
  elasticsearchExporter: 'quay.io/prometheuscommunity/elasticsearch-exporter:v1.11.0',
  // renovate: datasource=docker depName=docker.elastic.co/kibana/kibana
  kibana: 'docker.elastic.co/kibana/kibana:9.4.3',
  // renovate: datasource=docker depName=percona/percona-xtradb-cluster
  xtradbCluster: 'docker.io/percona/percona-xtradb-cluster:8.4.8-8.1',
  // renovate: datasource=docker depName=percona/haproxy
  perconaHaproxy: 'docker.io/percona/haproxy:2.8.18-1',
  // renovate: datasource=docker depName=percona/percona-xtrabackup
  xtrabackup: 'docker.io/percona/percona-xtrabackup:8.4.0-5.1',
  // renovate: datasource=docker depName=ghcr.io/freshworks-oss/redis-operator
  redisOperator: 'ghcr.io/freshworks-oss/redis-operator:v3.3.5',
  // renovate: datasource=docker depName=redis
  redis: 'docker.io/library/redis:7.2.4-alpine',
  // renovate: datasource=docker depName=quay.io/oliver006/redis_exporter
  redisExporter: 'quay.io/oliver006/redis_exporter:v1.43.0',
  // renovate: datasource=docker depName=pingcap/pd
  pd: 'docker.io/pingcap/pd:v8.5.7',
  // renovate: datasource=docker depName=pingcap/tikv
  tikv: 'docker.io/pingcap/tikv:v8.5.7',
  // renovate: datasource=docker depName=pingcap/tidb
  tidb: 'docker.io/pingcap/tidb:v8.5.7',
  // renovate: datasource=docker depName=pingcap/br
  tidbBr: 'docker.io/pingcap/br:v8.5.7',
  // Of the version of its folder, which itself names one that moves.
  // renovate: datasource=docker depName=planetscale/vitess-operator
  vitessOperator: 'docker.io/planetscale/vitess-operator:v2.17.0',
  // renovate: datasource=docker depName=vitess/lite
  vitess: 'docker.io/vitess/lite:v24.0.0-mysql80',
  // What Vitess 24 is made for: the tablets run it.
  // renovate: datasource=docker depName=library/mysql
  vitessMysql: 'docker.io/library/mysql:8.0.40',
  // renovate: datasource=docker depName=prom/mysqld-exporter
  mysqldExporter: 'docker.io/prom/mysqld-exporter:v0.18.0',
  // renovate: datasource=docker depName=quay.io/coreos/etcd
  vitessEtcd: 'quay.io/coreos/etcd:v3.5.17',
  // The client of NATS: the chart brings the server.
  // renovate: datasource=docker depName=natsio/nats-box
  natsBox: 'docker.io/natsio/nats-box:0.19.7',
  // How Velero speaks S3; each of its releases is made for one of Velero.
  // renovate: datasource=docker depName=velero/velero-plugin-for-aws
  veleroPluginForAws: 'docker.io/velero/velero-plugin-for-aws:v1.14.2',
  // renovate: datasource=docker depName=ghcr.io/dexidp/dex
  dex: 'ghcr.io/dexidp/dex:v2.45.1',
  // renovate: datasource=docker depName=quay.io/oauth2-proxy/oauth2-proxy
  oauth2Proxy: 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3',
  // renovate: datasource=docker depName=quay.io/prometheus/prometheus
  prometheus: 'quay.io/prometheus/prometheus:v3.14.0-distroless',
  // renovate: datasource=docker depName=quay.io/prometheus/alertmanager
  alertmanager: 'quay.io/prometheus/alertmanager:v0.34.0',
  // renovate: datasource=docker depName=grafana/grafana
  grafana: 'docker.io/grafana/grafana:13.0.1',
  // renovate: datasource=docker depName=ghcr.io/tektoncd-catalog/git-clone
  git: 'ghcr.io/tektoncd-catalog/git-clone:v1.7.0',
  // renovate: datasource=docker depName=ghcr.io/osscontainertools/kaniko
  kaniko: 'ghcr.io/osscontainertools/kaniko:v1.28.3',
  // Of the operator's version. 0.69.4 to 0.69.6 were published by an intruder.
  // renovate: datasource=docker depName=mirror.gcr.io/aquasec/trivy
  trivy: 'mirror.gcr.io/aquasec/trivy:0.72.0',
  // renovate: datasource=docker depName=ghcr.io/sigstore/cosign/cosign
  cosign: 'ghcr.io/sigstore/cosign/cosign:v3.0.6',
  // With git and curl, which the slim ones lack.
  // renovate: datasource=docker depName=library/node
  node: 'docker.io/library/node:22.21.1-bookworm',
  // Of the version of the operator.
  // renovate: datasource=docker depName=ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s
  otelCollector: 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.158.0',
  // renovate: datasource=docker depName=jaegertracing/jaeger
  jaeger: 'docker.io/jaegertracing/jaeger:2.20.0',
  // renovate: datasource=docker depName=ghcr.io/coroot/coroot
  coroot: 'ghcr.io/coroot/coroot:1.24.5',
  // renovate: datasource=docker depName=ghcr.io/coroot/coroot-node-agent
  corootNodeAgent: 'ghcr.io/coroot/coroot-node-agent:1.35.6',
  // renovate: datasource=docker depName=ghcr.io/coroot/coroot-cluster-agent
  corootClusterAgent: 'ghcr.io/coroot/coroot-cluster-agent:1.8.5',
  // Coroot's own builds: the operator of the catalogue knows their paths.
  // renovate: datasource=docker depName=ghcr.io/coroot/clickhouse
  corootClickhouse: 'ghcr.io/coroot/clickhouse:25.11.2-ubi9-0',
  // renovate: datasource=docker depName=ghcr.io/coroot/kube-state-metrics
  corootKubeStateMetrics: 'ghcr.io/coroot/kube-state-metrics:2.15.0-ubi9-0',
} as const;

/** The release of the shop's own images, all built from one commit. */
export const shopRelease = 'v0.1.0';
