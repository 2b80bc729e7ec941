import Table from 'cli-table3';
import { formatBytes } from '../../constructs/shared/quantity';
import { borderless } from '../borderless';
import type { colours } from '../terminal';
import type { Demand } from './demand';
import type { Plan } from './run';

/** A plan for people: a line a component, the sum, and what became of the pods. */
export function table(plan: Plan, { bold, red, green }: ReturnType<typeof colours>): string {
  const rows = new Table({
    ...borderless,
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    head: [plan.environment, 'pods', 'CPU', 'CPU limit', 'memory', 'memory limit', 'volumes', 'storage'].map(bold),
  });
  for (const demand of plan.components) rows.push([demand.component, ...cells(demand)]);
  rows.push(['in all', ...cells(plan.total)].map(bold));
  const { nodes, cpu, memory } = plan.cluster;
  const size = `${String(nodes)} ${nodes === 1 ? 'node' : 'nodes'} of ${cores(cpu)} CPU and ${formatBytes(memory)}`;
  const verdict = plan.fits ? green(`fits ${size}`) : red(`does not fit ${size}`);
  const lines = [
    rows.toString().replaceAll(/ +$/gm, ''),
    '',
    `${verdict}; requested on each: ${rooms(plan.nodes)}`,
    ...leftOver(plan),
  ];
  return `${lines.join('\n')}\n`;
}

/** As many nodes as a line has room for; of more, how far they are apart. */
const listed = 6;

function rooms(nodes: Plan['nodes']): string {
  if (nodes.length <= listed) return nodes.map(room).join(', ');
  const of = (pick: (...values: number[]) => number): string =>
    room({ cpu: pick(...nodes.map(({ cpu }) => cpu)), memory: pick(...nodes.map(({ memory }) => memory)) });
  return `from ${of(Math.min)} to ${of(Math.max)}`;
}

function leftOver({ unplaced }: Plan): string[] {
  const workloads = [...new Set(unplaced.map(({ workload }) => workload))];
  return workloads.map((workload) => {
    const pods = unplaced.filter((item) => item.workload === workload);
    const [{ cpu, memory } = { cpu: 0, memory: 0 }] = pods;
    return `  no place for ${String(pods.length)} of ${workload}: ${room({ cpu, memory })} each`;
  });
}

function cells({ pods, cpu, memory, volumes }: Omit<Demand, 'component'>): string[] {
  return [
    String(pods),
    cores(cpu.requests),
    cpu.limits === undefined ? 'none' : cores(cpu.limits),
    formatBytes(memory.requests),
    memory.limits === undefined ? 'none' : formatBytes(memory.limits),
    String(volumes.count),
    volumes.count === 0 ? '' : formatBytes(volumes.size),
  ];
}

const room = ({ cpu, memory }: { readonly cpu: number; readonly memory: number }) =>
  `${cores(cpu)} CPU, ${formatBytes(memory)}`;

const cores = (cpu: number) => String(Math.round(cpu * 100) / 100);
