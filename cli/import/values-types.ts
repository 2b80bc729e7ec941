import type { JSONSchema } from 'json-schema-to-typescript';
import { banner } from './banner';
import type { ChartMaterial } from './material';
import { valuesSchema } from './values-schema';

/** `cert-manager` to `CertManagerValues`. */
export function interfaceName(chart: string): string {
  return `${chart.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase())}Values`;
}

/** TypeScript of one chart's values. */
export async function valuesTypes(material: ChartMaterial): Promise<string> {
  // Here, for it loads Prettier: other verbs need not wait for that, and Jest cannot load it.
  const { compile } = await import('json-schema-to-typescript');
  const code = await compile(valuesSchema(material) as JSONSchema, interfaceName(material.chart.name), {
    bannerComment: '',
    format: true,
    style: { singleQuote: true, bracketSpacing: true, printWidth: 120 },
  });
  return banner + code.replace(/^( +)(?=\S+\?: )/gm, '$1readonly ');
}
