import type { Construct } from 'constructs';
import { TektonOperator as Operator } from '../../../constructs/cicd/tekton-operator';
import { Component } from '../../../constructs/gitops/component';
import { charts } from '../../catalogue';
import type { Profile } from '../../profiles';

/** Installs Tekton, and keeps it as its configuration says. */
export class TektonOperator extends Component {
  constructor(testbed: Construct, { operatorReplicas: replicas }: Profile) {
    super(testbed, 'tekton-operator', { layer: 'cicd', role: 'operator' });
    const targetNamespace = 'tekton-pipelines';
    new Operator(this, 'operator', { chart: charts.tektonOperator, replicas, targetNamespace });
  }
}
