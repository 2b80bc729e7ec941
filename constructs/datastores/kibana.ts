import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { Kibana as KibanaResource } from '../../imports/kibana.k8s.elastic.co';
import type { KibanaSpec } from '../../imports/kibana.k8s.elastic.co';
import { inPhase } from '../gitops/sync';
import type { UiBackend } from '../ingress/front-door';
import type { Issuer } from '../security/certificate-authority';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import { Workload } from '../shared/workload';
import type { ElasticsearchCluster } from './elasticsearch';
import { stackVersion } from './stack-version';

/** What a profile decides about Kibana. */
export interface KibanaSize {
  /** Pods; stateless. */
  readonly instances: number;
  /** Of each pod; three quarters of the memory limit become the heap, and below 2 GiB it may not start. */
  readonly resources: Resources;
}

export interface KibanaProps {
  readonly size: KibanaSize;
  /** Of the version of the cluster, or an older one. */
  readonly image: string;
  /** What it shows; in the same namespace. */
  readonly elasticsearch: ElasticsearchCluster;
  /** Who signs its certificate. */
  readonly issuer: Issuer;
}

/** The user interface of an Elasticsearch cluster. Its own login to the cluster comes from the operator; people log in as `elastic`. */
export class Kibana extends Construct {
  /** The longest name that leaves room for what the operator appends. */
  static readonly maxNameLength = 36;

  readonly pods: Workload;
  /** Where it answers. */
  readonly ui: UiBackend;

  /** @param id name of the custom resource, at most 36 characters; `<id>-kb-http` is its Service */
  constructor(scope: Construct, id: string, props: KibanaProps) {
    super(scope, id);
    assertNameLength('the name of a Kibana', id, Kibana.maxNameLength);
    const { size, elasticsearch, issuer } = props;
    const podLabels = { 'common.k8s.elastic.co/type': 'kibana', 'kibana.k8s.elastic.co/name': id };
    this.pods = new Workload(this, 'pods', { name: id, podLabels });
    this.ui = { pods: this.pods, podPort: 5601, service: `${id}-kb-http`, port: 5601, tls: true };
    const host = `${this.ui.service}.${this.pods.namespace}.svc`;
    const tlsSecretName = `${id}-tls`;
    new Certificate(this, 'certificate', {
      metadata: { name: tlsSecretName, annotations: inPhase('foundation') },
      spec: { ...issuer.leaf, secretName: tlsSecretName, dnsNames: [host, `${host}.cluster.local`] },
    });
    new KibanaResource(this, 'kibana', {
      metadata: {
        name: id,
        labels: labels({ name: 'kibana', instance: id, component: 'dashboards' }),
        annotations: inPhase('workload'),
      },
      spec: kibanaSpec(props, tlsSecretName, podLabels),
    });
    new Edge(this, 'search', {
      client: this.pods,
      server: elasticsearch.pods,
      ports: [{ port: 9200 }],
      protocol: 'elasticsearch',
    });
    if (size.instances > 1) keepOne(this, id, podLabels);
    const pods = { replicas: size.instances, containers: [size.resources] };
    new Footprint(this, 'footprint', [{ workload: `${id}-kb`, ...pods }]);
  }
}

function kibanaSpec(
  { size, image, elasticsearch }: KibanaProps,
  tlsSecretName: string,
  podLabels: Record<string, string>,
): KibanaSpec {
  const apart = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: podLabels } };
  return {
    version: stackVersion(image),
    image,
    count: size.instances,
    elasticsearchRef: { name: elasticsearch.name },
    http: { tls: { certificate: { secretName: tlsSecretName } } },
    // It would send figures to its maker, and fetch news from there.
    config: { 'telemetry.optIn': false, 'telemetry.allowChangingOptInStatus': false, 'newsfeed.enabled': false },
    resources: size.resources,
    podTemplate: {
      spec: {
        // In place of the operator's, which lacks what the level `restricted` asks for: that it runs as nobody in particular.
        securityContext: { fsGroup: 1000, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        affinity: {
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: apart }],
          },
        },
      },
    },
  };
}

/** The operator makes a budget for Elasticsearch, and none for Kibana. */
function keepOne(scope: Construct, name: string, podLabels: Record<string, string>): void {
  new k8s.KubePodDisruptionBudget(scope, 'budget', {
    metadata: { name, annotations: inPhase('foundation') },
    spec: { minAvailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: podLabels } },
  });
}
