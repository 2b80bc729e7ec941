import { cassandra } from './stores/cassandra';
import { elasticsearch } from './stores/elasticsearch';
import { innodbCluster } from './stores/innodb-cluster';
import { mongodb } from './stores/mongodb';
import { postgresql } from './stores/postgresql';
import { redis } from './stores/redis';
import { tidb } from './stores/tidb';
import { tikv } from './stores/tikv';
import { vitess } from './stores/vitess';
import { xtradbCluster } from './stores/xtradb-cluster';
import { yugabytedb } from './stores/yugabytedb';

/** Everything that a service may keep its data in, by the name that the settings use. */
export const stores = {
  cassandra,
  elasticsearch,
  'innodb-cluster': innodbCluster,
  mongodb,
  postgresql,
  redis,
  tidb,
  tikv,
  vitess,
  'xtradb-cluster': xtradbCluster,
  yugabytedb,
} as const;

export type StoreName = keyof typeof stores;

/** What a store may speak. */
export type StoreProtocol = (typeof stores)[StoreName]['protocol'];

/** The stores that speak a protocol. */
export type StoreOf<P extends StoreProtocol> = {
  [Name in StoreName]: (typeof stores)[Name]['protocol'] extends P ? Name : never;
}[StoreName];

/** The same for programs: what one of these can be exchanged for, itself included. */
export function alternativesTo(name: StoreName): StoreName[] {
  const { protocol } = stores[name];
  return (Object.keys(stores) as StoreName[]).filter((other) => stores[other].protocol === protocol);
}
