import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { VeleroValues } from '../../imports/values/velero';
import { BackupStorageLocation, BackupStorageLocationSpecAccessMode } from '../../imports/velero.io';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { Workload } from '../shared/workload';
import type { Bucket } from './bucket';

export interface VeleroProps {
  /** Its chart, from the catalogue. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** An image of Velero's plugin for S3, made for the Velero of the chart. */
  readonly pluginImage: string;
  /** Where backups go. */
  readonly bucket: Bucket;
  /** Nodes of the cluster: on each runs an agent that reads and writes volumes. */
  readonly nodes: number;
}

const server: Resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };
const agent: Resources = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '512Mi' } };

/** The one label that all pods carry which do anything here: server, agents, what these start for a volume, maintenance. */
const podLabels = { 'app.kubernetes.io/component': 'backup' } as const;

const agentConfiguration = 'node-agent-config';

/**
 * Velero: backups of the objects of a namespace, and of those volumes that a pod names, file by file. Its server is the
 * administrator of the cluster, as it must be able to make anything again. Agents and what they start read volumes through
 * the node's own folders as root: nothing less than `privileged` lets them.
 */
export class Velero extends Construct {
  readonly pods: Workload;
  /** Name of the BackupStorageLocation. */
  readonly location = 'default';

  constructor(scope: Construct, id: string, props: VeleroProps) {
    super(scope, id);
    const { chart, bucket, nodes } = props;
    new HelmRelease<VeleroValues>(this, 'chart', {
      chart,
      values: values(props),
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [
        { workload: 'velero', replicas: 1, containers: [server] },
        { workload: 'node-agent', replicas: nodes, daemon: true, containers: [agent] },
      ],
    });
    this.pods = new Workload(this, 'pods', {
      name: chart.name,
      podLabels,
      // Of the server and of the agents; what these start has no such port.
      metrics: [{ job: 'velero', port: 8085 }],
    });
    this.pods.allowToKubernetesApi();
    const { gateway, port } = bucket.store;
    new Edge(this, 'backups', { client: this.pods, server: gateway, ports: [port], protocol: 's3' });
    new k8s.KubeConfigMap(this, 'agents', {
      metadata: { name: agentConfiguration, labels: labels({ name: 'velero', component: 'backup' }) },
      data: { 'node-agent.json': JSON.stringify({ podLabels, podResources }) },
    });
    this.storage(bucket);
  }

  private storage({ name: bucket, store, credentials }: Bucket): void {
    new BackupStorageLocation(this, 'location', {
      metadata: {
        name: this.location,
        labels: labels({ name: 'velero', component: 'backup' }),
        annotations: inPhase('data'),
      },
      spec: {
        provider: 'aws',
        // The server would set it on the one that it takes for the default.
        default: true,
        accessMode: BackupStorageLocationSpecAccessMode.READ_WRITE,
        objectStorage: { bucket },
        credential: { name: credentials.secretName, key: 'credentials' },
        config: {
          region: store.region,
          s3Url: store.endpoint,
          s3ForcePathStyle: 'true',
          // Not every store of S3's kind takes the checksums of the newer SDKs.
          checksumAlgorithm: '',
        },
      },
    });
  }
}

/** Of each pod that an agent starts for one volume, and which then does the work. */
const podResources = { cpuRequest: '20m', memoryRequest: '128Mi', cpuLimit: '0', memoryLimit: '1Gi' };

/** What `restricted` asks for: the namespace does not, but only the agents need more. */
const containerSecurityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

function values({ pluginImage }: VeleroProps): VeleroValues {
  return {
    initContainers: [
      {
        name: 'velero-plugin-for-aws',
        image: pluginImage,
        volumeMounts: [{ mountPath: '/target', name: 'plugins' }],
        securityContext: containerSecurityContext,
        resources: server,
      },
    ],
    // The location names the Secret, under the key that it has there; the chart would want it to be `cloud`.
    credentials: { useSecret: false },
    // Ours stand beside those that they save.
    backupsEnabled: false,
    snapshotsEnabled: false,
    deployNodeAgent: true,
    // A job with rights over the whole cluster, at each sync: Argo CD applies what is in the chart itself.
    upgradeCRDs: false,
    configuration: {
      // A pod says which of its volumes are saved here: most stores save themselves.
      defaultVolumesToFsBackup: false,
      repositoryMaintenanceJob: { repositoryConfigData: { global: { keepLatestMaintenanceJobs: 1, podLabels } } },
    },
    podLabels,
    resources: server,
    // The image names its user, which the kubelet cannot check; another one would have no home.
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 1002,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containerSecurityContext,
    nodeAgent: {
      podLabels,
      resources: agent,
      extraArgs: [`--node-agent-configmap=${agentConfiguration}`],
    },
  };
}
