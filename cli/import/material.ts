import { join } from 'node:path';
import { parse } from 'yaml';
import { type Crd, selectCrds, withSpec } from './crd';
import { readText } from './local-copy';
import type { Origin } from './origin';
import type { Schema } from './schema';
import type { ChartSource, System } from './system';

const repository = join(__dirname, '..', '..');

/** Everything that the import reads, before anything is written. */
export interface Material {
  readonly crds: readonly { readonly crd: Crd; readonly system: System }[];
  readonly charts: readonly ChartMaterial[];
  readonly swagger: Swagger;
}

export interface ChartMaterial {
  readonly chart: ChartSource;
  readonly values: unknown;
  readonly schema?: Schema;
}

/** The part of Kubernetes' swagger.json that the import reads. */
export interface Swagger {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly paths: Readonly<
    Record<string, { readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>
  >;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Reads all of it, or fails with all that is missing. */
export async function readMaterial(
  systems: readonly System[],
  origin: Origin,
  kubernetes: () => Promise<string>,
): Promise<Material> {
  const problems: string[] = [];
  const attempt = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      problems.push(error instanceof Error ? error.message : String(error));
      return undefined;
    });

  const readCrds = async (system: System) => {
    const missing = (kind: string) => problems.push(`${system.id}: no CRD of ${kind} in its files`);
    const own = await Promise.all((system.ownCrds ?? []).map((file) => readText(join(repository, file))));
    const crds = [...(await origin.crds(system)), ...own];
    return selectCrds(crds, system.kinds, missing).map((crd) => ({
      crd: withSpec(crd, system.specs?.[crd.spec.names.kind]),
      system,
    }));
  };
  const readChart = async (system: System, chart: ChartSource): Promise<ChartMaterial> => ({
    chart,
    values: parse(await origin.chartFile(system, chart, 'values.yaml')),
    ...(chart.schema && { schema: JSON.parse(await origin.chartFile(system, chart, 'values.schema.json')) as Schema }),
  });

  const [crds, charts, swagger] = await Promise.all([
    Promise.all(systems.map((system) => attempt(readCrds(system)))),
    Promise.all(systems.flatMap((system) => system.charts.map((chart) => attempt(readChart(system, chart))))),
    attempt(kubernetes().then((text) => JSON.parse(text) as Swagger)),
  ]);
  if (problems.length > 0 || swagger === undefined) {
    throw new Error(['Nothing imported, this is missing:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
  return {
    crds: crds.flatMap((found) => found ?? []),
    charts: charts.filter((chart) => chart !== undefined),
    swagger,
  };
}
