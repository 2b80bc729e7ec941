import { Construct } from 'constructs';
import type { MemcachedOperatorValues } from '../../imports/values/memcached-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import type { Resources } from '../shared/footprint';
import { Workload } from '../shared/workload';

const resources: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } };

/**
 * The operator of Memcached. It watches ServiceMonitors whether it makes any or not: without their CRD it
 * ends two minutes after its start, and starts again, for ever.
 */
export class MemcachedOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart, replicas }: OperatorProps) {
    super(scope, id);
    new HelmRelease<MemcachedOperatorValues>(this, 'chart', {
      chart,
      values: {
        replicaCount: replicas,
        image: { pullPolicy: 'IfNotPresent' },
        // Its defaults are those of the CRD, and what it would refuse the construct of a Memcached refuses.
        webhook: { enabled: false },
        certmanager: { enabled: false },
        // It would admit anybody to the metrics, and reach the API server on 443 and 6443 of any address, as ours does.
        networkPolicy: { enabled: false },
        resources,
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
      ],
      pods: [{ workload: chart.name, replicas, containers: [resources] }],
    });
    this.pods = new Workload(this, 'operator', {
      name: chart.name,
      podLabels: { 'app.kubernetes.io/name': 'memcached-operator', 'app.kubernetes.io/instance': chart.name },
    });
    this.pods.allowToKubernetesApi();
  }
}
