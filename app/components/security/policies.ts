import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { Policies as Constraints } from '../../../constructs/security/policies';
import { exceptionsIn } from '../../policy/exceptions';
import { allowedRegistries } from '../../policy/registries';
import { policyRego } from '../../policy/rego';
import type { Settings } from '../../settings/settings';

/** The policies of `policy/`, with the exceptions of the environment: what CI asks of the YAML, the cluster asks of everybody. */
export class Policies extends Component {
  constructor(testbed: Construct, { environment, imageRegistry }: Settings) {
    super(testbed, 'policies', { layer: 'security', namespace: 'none' });
    new Constraints(this, 'policies', {
      rego: policyRego(),
      registries: allowedRegistries(imageRegistry),
      exceptions: exceptionsIn(environment),
    });
  }
}
