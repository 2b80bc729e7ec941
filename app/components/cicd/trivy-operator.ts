import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { TrivyOperator as Operator } from '../../../constructs/cicd/trivy-operator';
import { charts } from '../../catalogue';

/** Scans the images of everything that runs. */
export class TrivyOperator extends Component {
  constructor(testbed: Construct, storageClass: string) {
    super(testbed, 'trivy-operator', { layer: 'cicd', role: 'operator' });
    new Operator(this, 'operator', { chart: charts.trivyOperator, storageClass });
  }
}
