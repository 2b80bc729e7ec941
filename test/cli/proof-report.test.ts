import { junit } from '../../cli/proof/junit';
import { table } from '../../cli/proof/table';
import type { Proof, Result } from '../../proof/prove';

const holds: Result = { check: 'waves', claim: 'Waves come in order', looked: '12 waves', problems: [], seconds: 0.04 };
const fails: Result = {
  check: 'network',
  claim: 'Edges are open',
  looked: '9 edges',
  problems: ['a -> b'],
  seconds: 1.26,
};
const stuck: Result = { check: 'sync', claim: 'It settles', problems: ['not within 60 s'], seconds: 60 };

const proofOf = (...results: readonly Result[]): Proof => ({ environment: 'local', results, seconds: 61.3 });
const identity = (text: string): string => text;
const plain = { green: identity, red: identity, bold: identity };

test('the table says of each claim whether it holds, and below it why not', () => {
  expect(table(proofOf(holds, fails, stuck), plain)).toBe(
    [
      'local: 1 of 3 hold, 61 s',
      'holds  Waves come in order  12 waves   0.0 s',
      'FAILS  Edges are open       9 edges    1.3 s',
      'FAILS  It settles                     60.0 s',
      'Edges are open',
      '  a -> b',
      'It settles',
      '  not within 60 s',
    ].join('\n'),
  );
});

test('a claim that fails in many places is cut short, and counted', () => {
  const problems = Array.from({ length: 25 }, (_, index) => `problem ${index}`);
  const text = table(proofOf({ ...fails, problems }), plain);
  expect(text).toContain('problem 19\n  and 5 more');
  expect(text).not.toContain('problem 20');
});

test('JUnit: a suite for each environment, a case for each claim', () => {
  const xml = junit([proofOf(holds, { ...fails, problems: ['<a> & "b"', 'c'] })]);
  expect(xml).toMatch(/<testsuite name="proof local" [^>]*tests="2"[^>]*failures="1"/);
  expect(xml).toContain('name="network: Edges are open"');
  expect(xml).toContain('message="&lt;a> &amp; &quot;b&quot;&#xA;c"');
});
