/** Refuses names that leave no room for what the operator appends to them: the longest is a Job of a backup, with its time. */
export function assertClusterName(name: string): void {
  if (/^[a-z]([a-z0-9-]{0,33}[a-z0-9])?$/.test(name)) return;
  throw new Error(
    `the name of a TidbCluster must be at most 35 lower-case letters, digits and '-', and begin with a letter, got '${name}'`,
  );
}
