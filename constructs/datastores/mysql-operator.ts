import { Construct } from 'constructs';
import type { MysqlOperatorValues } from '../../imports/values/mysql-operator';
import { HelmRelease } from '../gitops/helm-release';
import type { OperatorProps } from '../gitops/operator';
import { Workload } from '../shared/workload';

/** Oracle's operator for MySQL InnoDB Cluster. One pod, without requests: its chart has no setting for either. */
export class MysqlOperator extends Construct {
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { chart }: Pick<OperatorProps, 'chart'>) {
    super(scope, id);
    new HelmRelease<MysqlOperatorValues>(this, 'chart', {
      chart,
      values: {
        // Saves a look-up at start that some clusters cannot answer.
        envs: { k8sClusterDomain: 'cluster.local' },
        // Argo CD renders without a cluster to look things up in.
        disableLookups: true,
      },
      clusterScopedKinds: [
        'apiextensions.k8s.io/CustomResourceDefinition',
        'rbac.authorization.k8s.io/ClusterRole',
        'rbac.authorization.k8s.io/ClusterRoleBinding',
        'zalando.org/ClusterKopfPeering',
      ],
      pods: [{ workload: 'mysql-operator', replicas: 1, containers: [] }],
    });
    this.pods = new Workload(this, 'operator', { name: chart.name, podLabels: { name: 'mysql-operator' } });
    this.pods.allowToKubernetesApi();
  }
}
