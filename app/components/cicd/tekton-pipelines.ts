import type { Construct } from 'constructs';
import { TektonPipelines as Pipelines } from '../../../constructs/cicd/tekton-pipelines';
import { Component } from '../../../constructs/gitops/component';
import type { FrontDoor } from '../../../constructs/ingress/front-door';
import { UiRoute } from '../../../constructs/ingress/ui-route';

/** Tekton: it brings the kinds that a pipeline is made of, so it comes up before those who have one. */
export class TektonPipelines extends Component {
  readonly pipelines: Pipelines;

  /** @param door of its dashboard, which has no host without */
  constructor(testbed: Construct, door?: FrontDoor) {
    super(testbed, 'tekton-pipelines', { layer: 'cicd', role: 'operator' });
    this.pipelines = new Pipelines(this, 'config');
    const { dashboard: pods, dashboardPort } = this.pipelines;
    const backend = { pods, podPort: dashboardPort.port, service: pods.name, port: dashboardPort.port };
    if (door) new UiRoute(this, 'tekton', { door, backend, login: 'single-sign-on' });
  }
}
