import Table from 'cli-table3';
import type { BenchReport } from './measure-all';
import type { Usage } from './run';

/** The figures as a person reads them. */
export function reportTable({ synth, output, imports, typeCheck, kustomize }: BenchReport): string {
  const table = new Table({ style: { head: [], border: [] } });
  table.push(
    ['synthesis, all environments, warm', usage(synth)],
    ['what it writes', `${String(output.objects)} objects, ${String(Math.round(output.bytes / 1024))} KiB`],
    ['imports', `${String(imports.lines)} lines, ${imports.cpuSecondsPer10kLines.toFixed(2)} s of CPU for each 10,000`],
    ['type check, cold', usage(typeCheck)],
    ['the same files by kustomize', kustomize === undefined ? 'not on the PATH' : comparison(synth, kustomize)],
  );
  return table.toString();
}

function usage({ seconds, cpuSeconds, peakBytes }: Usage): string {
  return `${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of CPU, ${String(Math.round(peakBytes / 2 ** 20))} MiB`;
}

function comparison(synth: Usage, { builder, seconds }: NonNullable<BenchReport['kustomize']>): string {
  return `${seconds.toFixed(2)} s by '${builder}': ${(synth.seconds / seconds).toFixed(2)} times that for a synthesis`;
}
