import type { Construct } from 'constructs';
import { MemcachedOperator as Operator } from '../../../constructs/datastores/memcached-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates Memcached. */
export class MemcachedOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'memcached-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', { chart: charts.memcachedOperator, replicas }).pods;
  }
}
