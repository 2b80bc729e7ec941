import { Construct } from 'constructs';
import type { TrivyOperatorValues } from '../../imports/values/trivy-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { HelmReleaseProps } from '../gitops/helm-release';
import { Edge } from '../shared/edge';
import type { Resources } from '../shared/footprint';
import { podSecurityContext } from '../shared/pod-defaults';
import { Workload } from '../shared/workload';

export interface TrivyOperatorProps {
  /** Its chart, from the catalogue. */
  readonly chart: HelmReleaseProps<object>['chart'];
  /** Where the copy of the database of vulnerabilities is. */
  readonly storageClass: string;
}

const operator: Resources = { requests: { cpu: '20m', memory: '256Mi' }, limits: { memory: '512Mi' } };
const server: Resources = { requests: { cpu: '20m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } };
const scan: Resources = { requests: { cpu: '50m', memory: '100Mi' }, limits: { cpu: '500m', memory: '500Mi' } };

/** How many images are scanned at once. */
const concurrentScans = 2;

const volume = '5Gi';

/**
 * Aqua Security's operator for Trivy: a scan Job for each image that runs anywhere, a report beside whatever runs it. One pod, which
 * may read every Secret of the cluster: it pulls with the pull secrets of those whom it scans.
 */
export class TrivyOperator extends Construct {
  constructor(scope: Construct, id: string, { chart, storageClass }: TrivyOperatorProps) {
    super(scope, id);
    new HelmRelease<TrivyOperatorValues>(this, 'chart', {
      chart,
      values: values(storageClass),
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [
        { workload: 'trivy-operator', replicas: 1, containers: [operator] },
        { workload: 'trivy-server', replicas: 1, containers: [server], volumes: [volume] },
      ],
    });
    this.allowTraffic(chart.name);
  }

  private allowTraffic(instance: string): void {
    const labelled = (name: string) => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': instance });
    const pods = new Workload(this, 'operator', {
      name: 'trivy-operator',
      podLabels: labelled('trivy-operator'),
      metrics: [{ job: 'trivy-operator', port: 8080 }],
    });
    pods.allowToKubernetesApi();
    const database = new Workload(this, 'server', { name: 'trivy-server', podLabels: labelled('trivy-server') });
    const scans = new Workload(this, 'scans', {
      name: 'trivy-scans',
      podLabels: { 'app.kubernetes.io/managed-by': 'trivy-operator', 'vulnerabilityReport.scanner': 'Trivy' },
    });
    for (const client of [pods, scans]) {
      new Edge(client, 'database', { client, server: database, ports: [{ port: 4954 }], protocol: 'http' });
    }
    // Registries: that of the database, and those of the images.
    for (const client of [database, scans]) client.allowToAnywhere([{ port: 443 }]);
  }
}

function values(storageClassName: string): TrivyOperatorValues {
  const { fsGroup: _fsGroup, runAsUser: _user, runAsGroup: _group, ...nobodyInParticular } = podSecurityContext;
  return {
    excludeNamespaces: 'kube-system,trivy-operator',
    // Its own reports on compliance: Argo CD leaves their kind alone.
    compliance: { specs: [] },
    operator: {
      scanJobsConcurrentLimit: concurrentScans,
      builtInTrivyServer: true,
      // Images only: how things are configured is for our own rules to judge.
      ...Object.fromEntries(
        [
          'configAuditScanner',
          'rbacAssessmentScanner',
          'infraAssessmentScanner',
          'clusterCompliance',
          'sbomGeneration',
        ].map((scanner) => [`${scanner}Enabled`, false]),
      ),
    },
    // The user is that of the image.
    podSecurityContext: nobodyInParticular,
    trivyOperator: { scanJobPodTemplatePodSecurityContext: podSecurityContext },
    trivy: {
      ignoreUnfixed: true,
      storageClassName,
      storageSize: volume,
      resources: scan,
      server: {
        resources: server,
        podSecurityContext,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    },
    resources: operator,
  };
}
