import { expandPath, inferSchema, inlineDefinitions, schemaAt, withSchemaAt } from './known-values';
import type { ChartMaterial } from './material';
import { mapValues, type Schema } from './schema';
import type { ChartSource, ValueType } from './system';

/** Maps whose keys are Kubernetes' or the user's choice in every chart: a chart's defaults for them do not close them. */
const open = new RegExp(
  [
    '^(resources|requests|limits|nodeSelector|affinity|lifecycle|dnsConfig|extraArgs|env|data|metadata)$',
    '^(podSpecExtra|selector|behavior|strategy)$',
    '(SecurityContext|securityContext|Strategy|[lL]abels|[aA]nnotations|Probe|MountOptions|ExtraArgs)$',
  ].join('|'),
);

/** Kubernetes takes a number or a percentage here. */
const intOrString = /^(minAvailable|maxUnavailable|maxSurge)$/;

/** Of `any`, because an interface is not assignable to a map of `unknown`. */
const anyMap: Schema = { tsType: '{ readonly [key: string]: any }' };
const anyList: Schema = { tsType: 'readonly unknown[]' };

/**
 * The values that a chart knows as a JSON schema in which maps are closed: a name that the chart does not know is an error,
 * while Helm would ignore it in silence.
 */
export function valuesSchema({ chart, values, schema }: ChartMaterial): Schema {
  return close(withOwnTypes(schema === undefined ? inferSchema(values) : inlineDefinitions(schema), chart));
}

function withOwnTypes(known: Schema, { name, open: opened = [], extra = {} }: ChartSource): Schema {
  const unknown = opened.filter((path) => schemaAt(known, path.split('.')) === undefined);
  if (unknown.length > 0) throw new Error(`chart ${name} has no values ${unknown.join(', ')}, which are to be open`);
  const types = [...opened.map((path) => [path, 'map'] as const), ...Object.entries(extra)];
  return types.reduce(
    (schema, [pattern, type]) =>
      expandPath(schema, pattern.split('.')).reduce((all, path) => withSchemaAt(all, path, typed(type)), schema),
    known,
  );
}

function typed(type: ValueType): Schema {
  if (type === 'map') return anyMap;
  return type === 'list' ? anyList : { tsType: type };
}

function close(schema: Schema, name = ''): Schema {
  if (schema.tsType !== undefined) return schema;
  if (intOrString.test(name)) return { tsType: 'number | string' };
  if (schema.enum !== undefined) return { enum: schema.enum };

  const { properties = {}, type = [] } = schema;
  const kinds = [type].flat().map((kind): Schema => {
    if (kind === 'array') return anyList;
    if (kind !== 'object') return { type: kind };
    if (open.test(name) || Object.keys(properties).length === 0) return anyMap;
    return { type: 'object', properties: mapValues(properties, close), additionalProperties: false };
  });
  const [only, ...others] = kinds;
  if (only === undefined) return { tsType: 'unknown' };
  return others.length === 0 ? only : { anyOf: kinds };
}
