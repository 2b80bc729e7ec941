import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { kindOf } from '../../verify/kind';
import { at, items, text } from '../../verify/fields';
import type { Located } from '../../verify/manifest';
import { type Finding, LinterError } from './finding';
import { hasPods } from './own';
import { runJson } from './run';

const isPolicy = ({ object: { apiVersion } }: Located): boolean =>
  /^(templates|constraints)\.gatekeeper\.sh\//.test(apiVersion);

const names = { 'app.kubernetes.io/part-of': 'testbed', 'app.kubernetes.io/managed-by': 'cdk8s' };

/** What every policy that refuses something has a reason to refuse. */
const broken = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'broken', namespace: 'broken', labels: names },
  spec: {
    selector: { matchLabels: names },
    template: {
      metadata: { labels: names },
      spec: { hostPID: true, containers: [{ name: 'broken', image: 'broken', env: [{ name: 'TOKEN', value: 'x' }] }] },
    },
  },
};

const itsNamespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'broken' } };

const violations = (files: readonly string[]): readonly unknown[] =>
  items(runJson('gator', ['test', '--output', 'json', ...files.map((file) => `--filename=${file}`)]));

const constraintOf = (violation: unknown): string => text(at(violation, 'constraint', 'metadata', 'name')) ?? '?';

/**
 * What Gatekeeper says of our pods: its own program judges them by the very template and constraints that the cluster gets. That
 * these compile, and refuse something, is shown by a workload that is wrong in every way.
 *
 * @param from the folder of the environment
 * @returns nothing where an environment has no Gatekeeper
 */
export function gatekeeper(environment: string, from: string, located: readonly Located[]): readonly Finding[] {
  const policies = located.filter(isPolicy);
  if (policies.length === 0) return [];
  const filesOf = (some: readonly Located[]) => some.map(({ file }) => path.join(from, file));
  const files = filesOf(policies);
  const scratch = mkdtempSync(path.join(tmpdir(), 'gator-'));
  try {
    const file = path.join(scratch, 'broken.yaml');
    writeFileSync(file, [itsNamespace, broken].map((object) => stringify(object)).join('---\n'));
    const refused = new Set(violations([...files, file]).map(constraintOf));
    const denying = policies.filter(({ object }) => at(object, 'spec', 'enforcementAction') === 'deny');
    const idle = denying.map(({ object }) => object.metadata.name).filter((name) => !refused.has(name));
    if (denying.length === 0 || idle.length > 0)
      throw new LinterError(`gatekeeper of ${environment} refuses nothing by ${idle.join(', ')}`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  // Constraints that choose by namespace ask for it.
  const judged = located.filter(({ object }) => hasPods(object) || kindOf(object) === '/Namespace');
  return violations([...files, ...filesOf(judged)]).map((violation) => ({
    tool: 'policy',
    environment,
    check: constraintOf(violation),
    object: `${text(at(violation, 'violatingObject', 'kind')) ?? ''}/${text(at(violation, 'violatingObject', 'metadata', 'name')) ?? ''}`,
    message: `Gatekeeper: ${text(at(violation, 'msg')) ?? ''}`,
    isWarning: at(violation, 'enforcementAction') !== 'deny',
  }));
}
