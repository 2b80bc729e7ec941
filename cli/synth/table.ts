import Table from 'cli-table3';
import type { Summary } from '../../app/synthesize';
import { borderless } from '../borderless';

/** The summaries for people: columns that line up, without lines. */
export function table(summaries: readonly Summary[], bold: (text: string) => string): string {
  const head = ['environment', 'components', 'objects', 'pods', 'CPU', 'memory', 'where'];
  const rows = new Table({
    ...borderless,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    head: head.map(bold),
  });
  for (const { environment, components, objects, pods, cpu, memory, directory } of summaries) {
    rows.push([environment, components, objects, pods, cores(cpu), gibibytes(memory), directory]);
  }
  return rows.toString().replaceAll(/ +$/gm, '');
}

/** Up to two decimals: requests are given in thousandths, but sums of them are read in cores. */
function cores(cpu: number): string {
  return String(Math.round(cpu * 100) / 100);
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
