import type { Construct } from 'constructs';
import { EckOperator as Operator } from '../../../constructs/datastores/eck-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates Elasticsearch and Kibana. */
export class EckOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'eck-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.eckOperator, replicas }).pods;
  }
}
