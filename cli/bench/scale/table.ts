import Table from 'cli-table3';
import type { ScaleReport } from './report';

type Row = ScaleReport['sizes'][number];

const columns: readonly (readonly [title: string, cell: (row: Row) => string])[] = [
  ['services', ({ services }) => String(services)],
  ['objects', ({ output }) => String(output.objects)],
  ['MiB', ({ output }) => mebibytes(output.bytes)],
  ['CPU', ({ synth }) => seconds(synth.cpuSeconds)],
  ['clock', ({ synth }) => seconds(synth.seconds)],
  ['memory', ({ synth }) => `${mebibytes(synth.peakBytes)} MiB`],
  ['js-yaml, CPU', ({ floor }) => seconds(floor.cpuSeconds)],
  ['times that', ({ ratios }) => ratios.floor.toFixed(2)],
  ['kustomize, clock', ({ kustomize }) => (kustomize ? `${bound(kustomize, '>')}${seconds(kustomize.seconds)}` : '-')],
  ['times that', ({ kustomize, ratios }) => `${bound(kustomize, '<')}${ratios.kustomize?.toFixed(3) ?? '-'}`],
];

/** The figures as a person reads them. */
export function scaleTable({ sizes, exponents }: ScaleReport): string {
  const table = new Table({
    head: columns.map(([title]) => title),
    colAligns: columns.map(() => 'right'),
    style: { head: [], border: [] },
  });
  table.push(...sizes.map((row) => columns.map(([, cell]) => cell(row))));
  const { time, memory } = exponents;
  return `${table.toString()}\nobjects to the power of: time ${time.toFixed(2)}, memory ${memory.toFixed(2)}`;
}

const seconds = (value: number) => `${value.toFixed(2)} s`;
const mebibytes = (bytes: number) => String(Math.round(bytes / 2 ** 20));
/** What was stopped is known from one side only. */
const bound = (kustomize: Row['kustomize'], sign: string) => (kustomize?.stopped ? sign : '');
