import type { Connection } from '../shared/connection';
import type { MicroserviceProps } from './microservice';

/** The connections of a service by the part that they play: it becomes the beginning of their variables. */
export function connectionsOf({
  store,
  cache,
  consumes,
  publishes,
  bucket,
}: MicroserviceProps): [string, Connection][] {
  const named: [string, Connection | undefined][] = [
    [store?.protocol === 'elasticsearch' ? 'search' : 'db', store],
    ['cache', cache],
    ['queue', consumes],
    ...Object.entries(publishes ?? {}).map(([owner, queue]): [string, Connection] => [`${owner}-queue`, queue]),
    ['s3', bucket],
  ];
  return named.flatMap(([role, connection]) => (connection === undefined ? [] : [[role, connection]]));
}
