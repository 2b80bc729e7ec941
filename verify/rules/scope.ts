import { kindOf } from '../kind';
import { type Rule, rule } from '../rule';

export type Scopes = Readonly<Record<string, string>>;

/** @param scopes `Cluster` or `Namespaced` by `<group>/<Kind>` */
export const scopeRule = (scopes: () => Scopes): Rule =>
  rule('scope', 'Namespaced kinds name their namespace, cluster-scoped ones have none.', function* (set) {
    for (const on of set.ours) {
      const kind = kindOf(on.object);
      const scope = scopes()[kind];
      const namespace = on.object.metadata.namespace;
      if (scope === undefined) {
        yield {
          on,
          path: ['kind'],
          reason: `${kind} is not known: no imported CRD and no kind of Kubernetes`,
          remedy: 'Correct apiVersion and kind, or import its CRD.',
        };
      } else if (scope === 'Cluster' && namespace !== undefined) {
        yield {
          on,
          path: ['metadata', 'namespace'],
          reason: `${kind} is cluster-scoped, but has namespace '${namespace}'`,
          remedy: 'Remove metadata.namespace; cdk8s puts the namespace of a chart on cluster-scoped objects too.',
        };
      } else if (scope === 'Namespaced' && namespace === undefined) {
        yield {
          on,
          path: ['metadata', 'namespace'],
          reason: `${kind} is namespaced, but names no namespace`,
          remedy: "Set metadata.namespace: else it lands in whatever the Application's destination is.",
        };
      }
    }
  });
