/**
 * Refuses names that not every SQL database takes as they are, for the database and for the user that owns it: so that a service
 * can change its store without changing its name.
 *
 * @throws when the name needs quoting, is longer than MySQL's users may be, or is one that an operator has taken
 */
export function assertDatabaseName(name: string, taken: readonly string[]): void {
  if (!/^[a-z][a-z0-9_]{0,31}$/.test(name)) {
    throw new Error(`the name of a database must be at most 32 lower-case letters, digits and '_', got '${name}'`);
  }
  if (taken.includes(name)) {
    throw new Error(`the name of a database must not be one of ${taken.join(', ')}: their users are the operator's`);
  }
}

/** The name as part of an object's: those have no underscores. */
export function inObjectName(name: string): string {
  return name.replaceAll('_', '-');
}
