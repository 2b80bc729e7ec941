import builder from 'junit-report-builder';
import type { Proof } from '../../proof/prove';

/** The results as CI systems read them: a suite for each environment, a case for each claim. */
export function junit(proofs: readonly Proof[]): string {
  const report = builder.newBuilder();
  for (const { environment, results } of proofs) {
    const suite = report.testSuite().name(`proof ${environment}`);
    for (const { check, claim, problems, seconds } of results) {
      const one = suite.testCase().className(`proof.${environment}`).name(`${check}: ${claim}`).time(seconds);
      if (problems.length > 0) one.failure(problems.join('\n'));
    }
  }
  return report.build();
}
