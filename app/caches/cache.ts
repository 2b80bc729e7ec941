import type { Connection } from '../../constructs/shared/connection';
import { inSizeOfProfile } from '../backing-service';
import type { BackingPlatform, BackingService, SizedService } from '../backing-service';

/** What holds what a service can lose. */
interface CacheConstruct {
  readonly connection: Connection<'memcached'>;
}

/** One way to hold what a service can lose: it has a connection but no database, no volume and no backup. */
export type Cache = BackingService<BackingPlatform, CacheConstruct>;

/** A cache whose size the profile chooses. */
export function cache<Size>({ sizes, create, ...rest }: SizedService<BackingPlatform, CacheConstruct, Size>): Cache {
  return { ...rest, create: inSizeOfProfile<BackingPlatform, CacheConstruct, Size>(sizes, create) };
}
