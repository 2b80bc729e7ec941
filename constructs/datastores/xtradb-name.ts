import { assertDatabaseName } from './database-name';

/** Users that the operator makes for itself, and those of MySQL. */
const taken = ['root', 'operator', 'monitor', 'xtrabackup', 'replication', 'proxyadmin', 'pmmserver', 'mysql', 'sys'];

/**
 * The name of a user's database. The operator pastes it into its statements without quotes, so it gets an ending with which it is
 * no word of MySQL's own, as `order` would be. In a grant an underscore stands for any character: no two may differ in just that.
 *
 * @param others users that the cluster has already
 * @throws when the name is another than all stores take, or would open the database of another user
 */
export function xtraDbName(user: string, others: readonly string[]): string {
  assertDatabaseName(user, taken);
  for (const other of others) {
    if (!covers(user, other) && !covers(other, user)) continue;
    throw new Error(
      `the name of a database must differ from '${other}' in more than '_', got '${user}': each user could use the other's`,
    );
  }
  return `${user}db`;
}

const covers = (granted: string, name: string): boolean => new RegExp(`^${granted.replaceAll('_', '.')}$`).test(name);
