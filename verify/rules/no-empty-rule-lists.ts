import { at } from '../fields';
import { rule } from '../rule';

/**
 * The API server drops an empty list before it stores a policy. With server-side apply the same file is then a change at every
 * sync, and the policy is written again and again.
 */
export const noEmptyRuleLists = rule(
  'no-empty-rule-lists',
  'No NetworkPolicy lists no rules: a direction in policyTypes without a list is closed already.',
  function* (set) {
    for (const on of set.of('networking.k8s.io/NetworkPolicy')) {
      for (const direction of ['ingress', 'egress'] as const) {
        const rules = at(on.object, 'spec', direction);
        if (!Array.isArray(rules) || rules.length > 0) continue;
        yield {
          on,
          path: ['spec', direction],
          reason: 'the API server drops an empty list, so that every sync writes the policy again',
          remedy: 'Leave it out, and name the direction in policyTypes.',
        };
      }
    }
  },
);
