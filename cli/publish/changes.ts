/** Paths from the top of the branch, sorted. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What differs between two states, each given by the ids of blobs by path. */
export function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Changes {
  return {
    added: [...after.keys()].filter((file) => !before.has(file)).sort(),
    changed: [...after].flatMap(([file, id]) => (before.has(file) && before.get(file) !== id ? [file] : [])).sort(),
    removed: [...before.keys()].filter((file) => !after.has(file)).sort(),
  };
}
