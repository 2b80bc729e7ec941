import { fields, isFields, items, strings, text, texts } from './fields';

type Labels = Readonly<Record<string, string>>;

function fulfils(expression: unknown, labels: Labels): boolean {
  const { key, operator, values } = fields(expression);
  const value = labels[text(key) ?? ''];
  switch (operator) {
    case 'In':
      return value !== undefined && texts(values).includes(value);
    case 'NotIn':
      return value === undefined || !texts(values).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** A plain map of labels, as the selector of a Service. */
export const hasLabels = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

/** A LabelSelector; an empty one selects everything, an absent one nothing. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (!isFields(selector)) return false;
  return (
    hasLabels(labels, strings(selector.matchLabels)) &&
    items(selector.matchExpressions).every((expression) => fulfils(expression, labels))
  );
}
