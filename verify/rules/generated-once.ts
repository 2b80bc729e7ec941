import { at, items } from '../fields';
import { rule } from '../rule';

/** A generator draws anew at each refresh, while the database remembers the first password. */
export const generatedOnce = rule(
  'generated-once',
  'An ExternalSecret that draws credentials from a generator does it once.',
  function* (set) {
    for (const on of set.of('external-secrets.io/ExternalSecret')) {
      const generates = items(at(on.object, 'spec', 'dataFrom')).some((source) =>
        at(source, 'sourceRef', 'generatorRef'),
      );
      if (!generates || at(on.object, 'spec', 'refreshPolicy') === 'CreatedOnce') continue;
      yield {
        on,
        path: ['spec', 'refreshPolicy'],
        reason: 'the credential is drawn anew at each refresh',
        remedy: 'Set refreshPolicy: CreatedOnce.',
      };
    }
  },
);
