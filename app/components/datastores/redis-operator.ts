import type { Construct } from 'constructs';
import { RedisOperator as Operator } from '../../../constructs/datastores/redis-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { charts, images } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Operates Redis with Sentinel. */
export class RedisOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'redis-operator', { layer: 'datastores', role: 'operator' });
    const image = images.redisOperator;
    this.pods = new Operator(this, 'operator', { chart: charts.redisOperator, replicas, image }).pods;
  }
}
