import * as path from 'node:path';
import { createColors } from 'picocolors';
import { picture } from '../../app/picture';
import { services } from '../../app/services';
import type { ServiceName } from '../../app/services';
import { alternativesTo } from '../../app/stores';
import { summarize } from '../../app/synthesize';
import { planAll } from '../plan/run';
import { table as planTable } from '../plan/table';
import { shippedTestbeds } from '../shipped';
import { table } from '../synth/table';
import { code, codes, fence, markdownTable, withPart } from './parts';

const file = 'README.md';
const root = path.join(__dirname, '..', '..');

/** The README with everything renewed that follows from the program. @throws when a part has no place in it */
export function withGeneratedParts(readme: string): string {
  const environments = shippedTestbeds();
  const summaries = environments.map(({ settings: { environment }, testbed }) =>
    summarize(environment, testbed, path.join('dist', environment)),
  );
  const [local] = environments;
  if (local === undefined) throw new Error('environments/local.yaml gives no settings');
  const parts = {
    services: serviceTable(),
    picture: fence('mermaid', picture(local.testbed)),
    table: fence(
      'text',
      table(summaries, (text) => text),
    ),
    plan: fence('text', verdicts()),
  };
  return Object.entries(parts).reduce((page, [part, text]) => withPart(page, { file, part, text }), readme);
}

function serviceTable(): string {
  const rows = (Object.keys(services) as ServiceName[]).map((name) => {
    const { store, cache, queue, bucket, calls, publishes } = services[name];
    const others = store === undefined ? [] : alternativesTo(store).filter((other) => other !== store);
    const beside = [
      ...[cache, queue].flatMap((one) => (one === undefined ? [] : [code(one)])),
      ...(bucket === undefined ? [] : [`a bucket for ${bucket}`]),
    ];
    const asks = [...calls.map(code), ...publishes.map((owner) => `${code(owner)} by its queue`)];
    return [code(name), store === undefined ? '' : code(store), codes(others), beside.join(', '), asks.join(', ')];
  });
  return markdownTable(['service', 'keeps its data in', 'or in', 'beside it', 'talks to'], rows);
}

/** Of all that `npm run plan` prints, the lines that the README asks for. */
function verdicts(): string {
  const cluster = { nodes: undefined, cpu: undefined, memory: undefined };
  const plans = planAll({ root, names: ['local', 'production'], env: {}, cluster });
  const lines = plans.flatMap((plan) => planTable(plan, createColors(false)).split('\n'));
  return lines.filter((line) => /pods|in all|fits/.test(line)).join('\n');
}
