import type { Protocol, Connection } from '../shared/connection';

/** What every datastore offers, whatever it speaks: the type of the protocol keeps a service from the wrong one. */
export interface Datastore<P extends Protocol = Protocol> {
  /**
   * Adds a database (a keyspace, a prefix of keys, an index, as the product calls it) and the login of the one user who may use it.
   *
   * @param name lower-case letters, digits and `_`
   * @throws when the name is another, or is one that the product has taken
   */
  database(name: string): Connection<P>;
}
