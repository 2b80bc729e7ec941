/** The longest name of a cluster: the longest that is made of it is a Job of a backup, with its time. */
export const maxNameLength = 35;

/** Refuses names that leave no room for what the operator appends to them. */
export function assertClusterName(name: string): void {
  if (name.length <= maxNameLength && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name)) return;
  throw new Error(
    `the name of a TidbCluster must be at most ${maxNameLength} lower-case letters, digits and '-', and begin with a letter, got '${name}'`,
  );
}
