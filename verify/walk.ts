import { type Path, isFields } from './fields';

export interface Node {
  readonly path: Path;
  readonly value: unknown;
}

/** Every value of a tree, parents before children, each with its path. */
export function walk(value: unknown, path: Path = []): readonly Node[] {
  const nodes: Node[] = [];
  collect(value, path, nodes);
  return nodes;
}

/** Into one list: generators within generators would hand each value up through all its parents. */
function collect(value: unknown, path: Path, nodes: Node[]): void {
  nodes.push({ path, value });
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) collect(value[index], [...path, index], nodes);
  } else if (isFields(value)) {
    for (const key of Object.keys(value)) collect(value[key], [...path, key], nodes);
  }
}
