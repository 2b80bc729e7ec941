import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { labels } from './labels';
import type { LabelProps } from './labels';

/** An identity of its own for pods that never call the Kubernetes API: no token is mounted into them. */
export class TokenlessServiceAccount extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: LabelProps) {
    super(scope, id);
    this.name = props.instance ?? props.name;
    new k8s.KubeServiceAccount(this, 'account', {
      metadata: { name: this.name, labels: labels(props) },
      automountServiceAccountToken: false,
    });
  }
}
