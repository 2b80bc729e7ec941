import type { Construct } from 'constructs';
import { TektonPipelines as Pipelines } from '../../../constructs/cicd/tekton-pipelines';
import { Component } from '../../../constructs/gitops/component';

/** Tekton: it brings the kinds that a pipeline is made of, so it comes up before those who have one. */
export class TektonPipelines extends Component {
  readonly pipelines: Pipelines;

  constructor(testbed: Construct) {
    super(testbed, 'tekton-pipelines', { layer: 'cicd', role: 'operator' });
    this.pipelines = new Pipelines(this, 'config');
  }
}
