import type { Construct } from 'constructs';
import { VitessOperator as Operator } from '../../../constructs/datastores/vitess-operator';
import { Component } from '../../../constructs/gitops/component';
import type { Workload } from '../../../constructs/shared/workload';
import { images, kustomizations } from '../../catalogue';

/** Operates Vitess. */
export class VitessOperator extends Component {
  readonly pods: Workload;

  constructor(testbed: Construct) {
    super(testbed, 'vitess-operator', { layer: 'datastores', role: 'operator' });
    this.pods = new Operator(this, 'operator', {
      source: kustomizations.vitessOperator,
      image: images.vitessOperator,
      namespace: 'vitess-operator',
    }).pods;
  }
}
