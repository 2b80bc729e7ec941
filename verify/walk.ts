import { type Path, isFields } from './fields';

export interface Node {
  readonly path: Path;
  readonly value: unknown;
}

/** Every value of a tree, parents before children, each with its path. */
export function* walk(value: unknown, path: Path = []): Generator<Node> {
  yield { path, value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  } else if (isFields(value)) {
    for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
  }
}
