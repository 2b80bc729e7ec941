import { parseQuantity } from '../../constructs/shared/quantity';

/** A size in bytes, or a bare count; undefined where it is neither. */
export function bytesOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  try {
    return parseQuantity(value);
  } catch {
    return undefined;
  }
}
