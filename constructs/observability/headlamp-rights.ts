/** Kinds that people may look at, by API group, as the API calls them. */
type Kinds = Readonly<Record<string, readonly string[]>>;

/** Kubernetes' own. Neither Secrets nor ConfigMaps: an operator or two write passwords into those. */
const kubernetes: Kinds = {
  '': [
    'endpoints',
    'events',
    'limitranges',
    'namespaces',
    'nodes',
    'persistentvolumeclaims',
    'persistentvolumes',
    'pods',
    'pods/log',
    'replicationcontrollers',
    'resourcequotas',
    'serviceaccounts',
    'services',
  ],
  'admissionregistration.k8s.io': ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  apps: ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'coordination.k8s.io': ['leases'],
  'discovery.k8s.io': ['endpointslices'],
  'events.k8s.io': ['events'],
  'metrics.k8s.io': ['nodes', 'pods'],
  'networking.k8s.io': ['ingressclasses', 'ingresses', 'networkpolicies'],
  'node.k8s.io': ['runtimeclasses'],
  policy: ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'scheduling.k8s.io': ['priorityclasses'],
  'storage.k8s.io': ['csidrivers', 'csinodes', 'storageclasses', 'volumeattachments'],
};

/** Those of operators, as far as somebody here writes them. */
export const operated: Kinds = {
  'acid.zalan.do': ['postgresqls'],
  'argoproj.io': ['applications', 'appprojects'],
  'ceph.rook.io': ['cephblockpools', 'cephclusters', 'cephfilesystems', 'cephobjectstores'],
  'cert-manager.io': ['certificates', 'clusterissuers'],
  'coroot.com': ['coroots'],
  'databases.spotahome.com': ['redisfailovers'],
  'elasticsearch.k8s.elastic.co': ['elasticsearches'],
  'external-secrets.io': ['externalsecrets', 'secretstores'],
  'grafana.integreatly.org': ['grafanadashboards', 'grafanadatasources', 'grafanas'],
  'jetstream.nats.io': ['accounts', 'consumers', 'streams'],
  'k8ssandra.io': ['k8ssandraclusters'],
  'kafka.strimzi.io': ['kafkanodepools', 'kafkas', 'kafkatopics', 'kafkausers'],
  'keda.sh': ['scaledobjects', 'triggerauthentications'],
  'kibana.k8s.elastic.co': ['kibanas'],
  'medusa.k8ssandra.io': ['medusabackupschedules'],
  'memcached.c5c3.io': ['memcacheds'],
  'monitoring.coreos.com': ['alertmanagers', 'podmonitors', 'prometheuses', 'prometheusrules', 'servicemonitors'],
  'mysql.oracle.com': ['innodbclusters'],
  'opentelemetry.io': ['opentelemetrycollectors'],
  'operator.tekton.dev': ['tektonconfigs'],
  'pingcap.com': ['backupschedules', 'tidbclusters'],
  'planetscale.com': ['vitessclusters'],
  'projectcontour.io': ['httpproxies'],
  'psmdb.percona.com': ['perconaservermongodbs'],
  'pxc.percona.com': ['perconaxtradbclusters'],
  'seaweed.seaweedfs.com': ['buckets', 's3credentials', 's3identities', 'seaweeds'],
  'tekton.dev': ['pipelines', 'tasks'],
  'triggers.tekton.dev': ['eventlisteners'],
  'velero.io': ['backupstoragelocations', 'schedules'],
};

/** Rules of a ClusterRole that lets people look, and change nothing: no `exec`, no port, no proxy. */
export const readOnlyRules = Object.entries({ ...kubernetes, ...operated }).map(([group, resources]) => ({
  apiGroups: [group],
  resources: [...resources],
  verbs: ['get', 'list', 'watch'],
}));
