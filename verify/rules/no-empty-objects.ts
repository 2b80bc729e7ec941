import { isFields } from '../fields';
import { jsonPath } from '../json-path';
import { kindOf } from '../kind';
import { rule } from '../rule';
import { walk } from '../walk';

interface Meaningful {
  readonly kind?: string;
  readonly path: RegExp;
  readonly value: 'empty' | 'null';
  readonly meaning: string;
}

/** Where emptiness says something. */
const meaningful: readonly Meaningful[] = [
  { kind: 'networking.k8s.io/NetworkPolicy', path: /^spec\.podSelector$/, value: 'empty', meaning: 'every pod' },
  { kind: 'networking.k8s.io/NetworkPolicy', path: /\.(pod|namespace)Selector$/, value: 'empty', meaning: 'every one' },
  {
    kind: 'networking.k8s.io/NetworkPolicy',
    path: /^spec\.(in|e)gress\[\d+\]$/,
    value: 'empty',
    meaning: 'see open-network-rules',
  },
  { path: /\.volumes\[\d+\]\.emptyDir$/, value: 'empty', meaning: 'a volume with all defaults' },
  { kind: 'cert-manager.io/ClusterIssuer', path: /^spec\.selfSigned$/, value: 'empty', meaning: 'the kind of issuer' },
  { kind: 'cert-manager.io/Issuer', path: /^spec\.selfSigned$/, value: 'empty', meaning: 'the kind of issuer' },
  { kind: 'argoproj.io/Application', path: /^spec\.syncPolicy\.automated$/, value: 'empty', meaning: 'switched on' },
  {
    kind: 'argoproj.io/Application',
    path: /\.helm\.valuesObject\./,
    value: 'null',
    meaning: 'takes away a default of the chart',
  },
  {
    kind: 'seaweed.seaweedfs.com/ResourceReferenceGrant',
    path: /\.namespaceSelector$/,
    value: 'empty',
    meaning: 'every one',
  },
];

/** cdk8s drops a misspelt or wrongly typed field of an object without a word, which leaves the object around it empty. */
export const noEmptyObjects = rule(
  'no-empty-objects',
  'No `{}` and no null, except where emptiness has a meaning.',
  function* (set) {
    for (const on of set.ours) {
      for (const { path, value } of walk(on.object)) {
        const isNull = value === null;
        if (!isNull && !(isFields(value) && Object.keys(value).length === 0)) continue;
        const written = jsonPath(path);
        const kind = kindOf(on.object);
        const allowed = meaningful.some(
          (one) => (one.kind ?? kind) === kind && one.value === (isNull ? 'null' : 'empty') && one.path.test(written),
        );
        if (allowed) continue;
        yield {
          on,
          path,
          reason: `${isNull ? 'null' : 'an empty object'} says nothing; a field was probably lost on the way`,
          remedy: 'Write the field that was meant, or leave out its parent.',
        };
      }
    }
  },
);
