import { memcached } from './caches/memcached';

/** Everything that may hold what a service can lose. */
export const caches = { memcached } as const;

export type CacheName = keyof typeof caches;
