import { groupBy } from '../group-by';
import { type Rule, rule } from '../rule';
import { type Schemas, schemaFor } from '../schemas';
import { compile, faultsOf } from '../validator';

/** CEL rules are left to the API server: nothing evaluates them offline. */
export const schemaRule = (schemas: Schemas): Rule =>
  rule(
    'schema',
    'Every object fits the schema of its kind: no unknown or missing field, every value of the right type and form. CEL rules (x-kubernetes-validations) are not evaluated.',
    function* (set) {
      const kinds = groupBy(set.ours, ({ object }) => `${object.apiVersion} ${object.kind}`);
      for (const located of kinds.values()) {
        const { apiVersion, kind } = located[0].object;
        const found = schemas.schemaOf(apiVersion, kind);
        if (!found) {
          for (const on of located) {
            const reason = `no schema for ${kind} of ${apiVersion}`;
            yield { on, path: ['apiVersion'], reason, remedy: 'Correct apiVersion and kind, or import its CRD.' };
          }
          continue;
        }
        const objects = located.map(({ object }) => object);
        const validate = compile(schemaFor(objects, found.schema, { schemas, isCustom: found.isCustom }));
        for (const on of located) {
          for (const { path, reason } of faultsOf(validate, on.object)) {
            yield { on, path, reason, remedy: `See \`kubectl explain ${kind}\` for what the field takes.` };
          }
        }
      }
    },
  );
