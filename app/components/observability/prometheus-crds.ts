import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { CrdFolder } from '../../../constructs/gitops/crd-folder';
import { charts } from '../../catalogue';

const { name, version } = charts.kubePrometheusStack;

/** The kinds of the Prometheus operator: operators of other layers write or watch them, whether it runs or not. */
export class PrometheusCrds extends Component {
  constructor(testbed: Construct) {
    super(testbed, 'prometheus-crds', { layer: 'observability', role: 'definitions', namespace: 'none' });
    new CrdFolder(this, 'crds', {
      repository: 'https://github.com/prometheus-community/helm-charts',
      path: `charts/${name}/charts/crds/crds`,
      version: `${name}-${version}`,
      groups: ['monitoring.coreos.com'],
    });
  }
}
