import type { Kustomize } from '../kustomize';
import type { OutputSize } from '../output-size';
import type { Usage } from '../run';
import { exponent } from './exponent';

/** One size of the shop. */
export interface Size {
  readonly services: number;
  readonly output: OutputSize;
  readonly synth: Usage;
  /** The same objects in the same files by js-yaml, which reads them as JSON: what less can hardly do. */
  readonly floor: Usage;
  readonly kustomize?: Kustomize;
}

export interface ScaleReport {
  readonly sizes: readonly (Size & { readonly ratios: Ratios })[];
  /** Over objects: 1 is linear. */
  readonly exponents: { readonly time: number; readonly memory: number };
  /** What is slower than it may be, as sentences. */
  readonly complaints: readonly string[];
}

/** How many times that of the other a synthesis takes. */
export interface Ratios {
  /** By CPU. */
  readonly floor: number;
  /** By the clock: kustomize runs on several cores. */
  readonly kustomize?: number;
}

const mostExponent = 1.1;
/** Below, starting the program is most of it, and of the floor next to nothing. */
const manyObjects = 5_000;
const mostOfFloor = 3;
const mostOfKustomize = { few: 1 / 2, many: 1 / 10 };

/** After so many times the synthesis kustomize need not go on: its limit is kept by then. */
export const enoughOfKustomize = (objects: number): number => 1.05 / shareOfKustomize(objects);

const shareOfKustomize = (objects: number) => (objects >= manyObjects ? mostOfKustomize.many : mostOfKustomize.few);

/** Only ratios of one run are judged, never seconds: machines differ. */
export function scaleReport(measured: readonly Size[]): ScaleReport {
  const sizes = measured.map((size) => ({ ...size, ratios: ratiosOf(size) }));
  const over = (value: (usage: Usage) => number) =>
    exponent(measured.map(({ output, synth }) => ({ x: output.objects, y: value(synth) })));
  const exponents = { time: over(({ cpuSeconds }) => cpuSeconds), memory: over(({ peakBytes }) => peakBytes) };
  const growth = Object.entries(exponents)
    .filter(([, value]) => value > mostExponent)
    .map(([what, value]) => `${what} grows by the power of ${value.toFixed(2)}, and may by ${mostExponent}`);
  return { sizes, exponents, complaints: [...growth, ...sizes.flatMap(complaintsOf)] };
}

const ratiosOf = ({ synth, floor, kustomize }: Size): Ratios => ({
  floor: synth.cpuSeconds / floor.cpuSeconds,
  ...(kustomize !== undefined && { kustomize: synth.seconds / kustomize.seconds }),
});

function complaintsOf({ services, output: { objects }, ratios }: ScaleReport['sizes'][number]): string[] {
  const limits = [
    ['js-yaml', ratios.floor, objects >= manyObjects ? mostOfFloor : Infinity],
    ['kustomize', ratios.kustomize ?? 0, shareOfKustomize(objects)],
  ] as const;
  return limits
    .filter(([, ratio, limit]) => ratio > limit)
    .map(
      ([than, ratio, limit]) =>
        `${services} services take ${ratio.toFixed(2)} times as long as by ${than}, and may take ${limit}`,
    );
}
