import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { alertFiles } from '../../../constructs/observability/alerts';

interface UnitTest {
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[];
}

const read = (...names: string[]) => parse(readFileSync(path.join(...names), 'utf8')) as unknown;

// `.ci/promtool` runs them; here only that there are some.
test.each(alertFiles())('each alert of %s has a case in which it fires, and one in which it does not', (file) => {
  const { groups } = read('constructs', 'observability', 'alerts', `${file}.yaml`) as {
    groups: { rules: { alert?: string }[] }[];
  };
  const { rule_files: files, tests } = read('test', 'promtool', `${file}.yaml`) as {
    rule_files: string[];
    tests: UnitTest[];
  };
  expect(files.map((name) => path.basename(name))).toEqual([`${file}.yaml`]);
  const cases = tests.flatMap((test) => test.alert_rule_test);
  for (const alert of groups.flatMap(({ rules }) => rules.flatMap((rule) => rule.alert ?? []))) {
    const fires = cases.filter(({ alertname }) => alertname === alert).map((one) => one.exp_alerts.length > 0);
    expect([alert, fires.includes(true), fires.includes(false)]).toEqual([alert, true, true]);
  }
});
