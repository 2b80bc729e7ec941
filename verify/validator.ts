import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type Fields, type Path, at, items, text } from './fields';

const known = [
  'date',
  'date-time',
  'byte',
  'int32',
  'int64',
  'float',
  'double',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uuid',
] as const;

/** Go's durations, not those of ISO 8601. */
const duration = /^[-+]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h|d|w)((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))*)$/;

/** A list that the API server reads as a map refuses a second item with the same keys. */
function hasUniqueKeys(keys: readonly string[], list: readonly unknown[]): boolean {
  const seen = list.map((item) => JSON.stringify(keys.map((key) => at(item, key))));
  return new Set(seen).size === seen.length;
}

function newAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    unicodeRegExp: false,
    logger: false,
    // Each schema checks a few objects: to make its code better costs more than that brings.
    code: { optimize: false },
  });
  addFormats(ajv, [...known]);
  ajv.addFormat('duration', duration);
  ajv.addKeyword({ keyword: 'x-kubernetes-list-map-keys', type: 'array', validate: hasUniqueKeys, errors: false });
  return ajv;
}

const ajv = newAjv();

/** By the text of the schema: environments are much alike, and Ajv knows a schema again only when it is the same object. */
const compiled = new Map<string, ValidateFunction>();

/** The function of an equal schema that came earlier, or a new one. */
export function compile(schema: Fields): ValidateFunction {
  const written = JSON.stringify(schema);
  const known = compiled.get(written);
  if (known) return known;
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  compiled.set(written, validate);
  return validate;
}

export interface Fault {
  readonly path: Path;
  readonly reason: string;
}

/** What one error says; the path of an unknown or missing field is its own, not that of the object around it. */
function faultOf(error: ErrorObject, value: unknown): Fault {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Path>((done, step) => [...done, Array.isArray(at(value, ...done)) ? Number(step) : step], []);
  const { keyword, params, message = '' } = error as ErrorObject<string, Record<string, unknown>>;
  switch (keyword) {
    case 'additionalProperties':
      return { path: [...path, text(params.additionalProperty) ?? ''], reason: 'unknown field' };
    case 'required':
      return { path: [...path, text(params.missingProperty) ?? ''], reason: 'required, but missing' };
    case 'enum':
      return { path, reason: `must be one of ${items(params.allowedValues).join(', ')}` };
    case 'x-kubernetes-list-map-keys':
      return { path, reason: 'two items have the same keys' };
    default:
      return { path, reason: message };
  }
}

/** Alternatives that fail are told by the word that holds them: each of them alone would mislead. */
const isAlternative = ({ schemaPath }: ErrorObject): boolean => /\/(anyOf|oneOf|not)\/\d/.test(schemaPath);

export function faultsOf(validate: ValidateFunction, value: unknown): readonly Fault[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).filter((error) => !isAlternative(error)).map((error) => faultOf(error, value));
}
