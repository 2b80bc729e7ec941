import { jsonPath } from '../../verify/json-path';

/** An item of a list that is known by one of its fields, whatever its place. */
export interface KeyStep {
  readonly key: string;
  readonly value: string;
}

/** A field name, an index, or the key of an item. */
export type Step = string | number | KeyStep;

export type FieldPath = readonly Step[];

function written(step: Step): string {
  if (typeof step === 'object') return `[${step.key}=${step.value}]`;
  const text = jsonPath([step]);
  return text.startsWith('[') ? text : `.${text}`;
}

/** As people write it: `spec.template.spec.containers[name=app].image`. */
export const fieldPath = (path: FieldPath): string => path.map(written).join('').replace(/^\./, '');

/** The name of the field that a path ends in; '' where it ends in an item of a list. */
export function fieldName(path: FieldPath): string {
  const last = path.at(-1);
  return typeof last === 'string' ? last : '';
}
