import { Construct } from 'constructs';
import {
  TestbedPolicy,
  TestbedPolicySpecEnforcementAction as Action,
  TestbedPolicySpecMatchLabelSelectorMatchExpressionsOperator as LabelOperator,
  TestbedPolicySpecMatchNamespaceSelectorMatchExpressionsOperator as NamespaceOperator,
} from '../../imports/constraints.gatekeeper.sh';
import type { TestbedPolicySpecMatch } from '../../imports/constraints.gatekeeper.sh';
import { ConstraintTemplate } from '../../imports/templates.gatekeeper.sh';
import { clusterScoped } from '../gitops/cluster-scoped';
import { inPhase } from '../gitops/sync';
import { commonLabels } from '../shared/labels';

/** What may differ from the policies, by the name of the policy: patterns of `<kind>/<name>`. */
export type PolicyExceptions = Readonly<Record<string, readonly string[]>>;

export interface PoliciesProps {
  /** The policies in Rego v1: the package that Gatekeeper asks, and those that it imports. */
  readonly rego: { readonly entry: string; readonly libraries: readonly string[] };
  /** Where images of our own pods may come from: `host/path`, and whatever is below it. */
  readonly registries: readonly string[];
  readonly exceptions: PolicyExceptions;
}

/** Of our own workloads: refused, or only told. The names are those of `policy/policies.rego`. */
const ours: Readonly<Record<string, Action>> = {
  host: Action.DENY,
  'image-by-digest': Action.DRYRUN,
  'image-pinned': Action.DENY,
  'image-registry': Action.DENY,
  labels: Action.DENY,
  probes: Action.DENY,
  resources: Action.DENY,
  'secret-literal': Action.DENY,
};

/** Of what charts and operators make: told, since it is not ours to change. */
const foreign = ['host', 'image-pinned', 'secret-literal'];

const workloads = [
  { apiGroups: ['apps'], kinds: ['Deployment', 'StatefulSet', 'DaemonSet'] },
  { apiGroups: ['batch'], kinds: ['Job', 'CronJob'] },
];

const managedBy = 'app.kubernetes.io/managed-by';

const matchOurs: TestbedPolicySpecMatch = { kinds: workloads, labelSelector: { matchLabels: commonLabels } };

const matchForeign: TestbedPolicySpecMatch = {
  kinds: workloads,
  excludedNamespaces: ['kube-*'],
  labelSelector: {
    matchExpressions: [{ key: managedBy, operator: LabelOperator.NOT_IN, values: [commonLabels[managedBy]] }],
  },
  // Where the Pod Security level says that pods reach into their node, the reason stands beside the level.
  namespaceSelector: {
    matchExpressions: [
      { key: 'pod-security.kubernetes.io/enforce', operator: NamespaceOperator.NOT_IN, values: ['privileged'] },
    ],
  },
};

/** Our policies in the cluster: one template with all of their Rego, and a constraint for each. */
export class Policies extends Construct {
  constructor(scope: Construct, id: string, { rego, registries, exceptions }: PoliciesProps) {
    super(scope, id);
    template(this, rego);
    const constraint = (name: string, policy: string, enforcementAction: Action, match: TestbedPolicySpecMatch) => {
      const excused = exceptions[policy];
      const parameters = {
        policy,
        ...(policy === 'image-registry' ? { registries: [...registries] } : {}),
        ...(excused === undefined ? {} : { exceptions: [...excused] }),
      };
      clusterScoped(
        new TestbedPolicy(this, name, {
          metadata: { name, annotations: inPhase('workload') },
          spec: { enforcementAction, match, parameters },
        }),
      );
    };
    for (const [policy, action] of Object.entries(ours)) constraint(policy, policy, action, matchOurs);
    for (const policy of foreign) constraint(`${policy}-of-others`, policy, Action.DRYRUN, matchForeign);
  }
}

const strings = { type: 'array', items: { type: 'string' } };

function template(scope: Construct, { entry, libraries }: PoliciesProps['rego']): void {
  clusterScoped(
    new ConstraintTemplate(scope, 'template', {
      // The kind in lower case: Gatekeeper takes no other name.
      metadata: { name: 'testbedpolicy', annotations: inPhase('foundation') },
      spec: {
        crd: {
          spec: {
            names: { kind: 'TestbedPolicy' },
            validation: {
              legacySchema: false,
              openApiv3Schema: {
                type: 'object',
                required: ['policy'],
                properties: { policy: { type: 'string' }, registries: strings, exceptions: strings },
              },
            },
          },
        },
        targets: [
          {
            target: 'admission.k8s.gatekeeper.sh',
            code: [{ engine: 'Rego', source: { version: 'v1', rego: entry, libs: [...libraries] } }],
          },
        ],
      },
    }),
  );
}
