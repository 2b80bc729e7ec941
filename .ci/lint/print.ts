import Table from 'cli-table3';
import type { Judged } from './exceptions';
import { judges } from '../../app/policy/exceptions';
import type { Finding } from './finding';

const count = (findings: readonly Finding[], tool: string): number =>
  findings.filter((finding) => finding.tool === tool).length;

/** What is left, then the counts of every linter. */
export function printJudged({ left, warnings, excused, unused, expired }: Judged): void {
  if (left.length > 0) {
    const table = new Table({
      head: ['tool', 'environment', 'object', 'check', 'message'],
      style: { head: [], border: [] },
    });
    for (const { tool, environment, object, check, message } of left) {
      table.push([tool, environment, object, check, message]);
    }
    console.log(table.toString());
  }
  const counts = new Table({ head: ['tool', 'findings', 'excepted', 'warnings'], style: { head: [], border: [] } });
  for (const tool of judges) counts.push([tool, count(left, tool), count(excused, tool), count(warnings, tool)]);
  console.log(counts.toString());
  for (const { tool, check, objects } of unused) {
    console.log(
      `nothing needs the exception of ${tool} ${check} for ${objects}: delete it from policy/exceptions.yaml`,
    );
  }
  for (const { tool, check, objects, owner, expires } of expired) {
    console.log(
      `the exception of ${tool} ${check} for ${objects} expired on ${expires}: ${owner} renews it in policy/exceptions.yaml, or deletes it`,
    );
  }
}
