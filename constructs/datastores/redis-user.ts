import { Construct } from 'constructs';
import type { Credentials } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';
import { inObjectName } from './database-name';

export interface RedisUserProps {
  /** Name of the RedisFailover, from which the Secret takes its own. */
  readonly failover: string;
  /** Name of the user; what stands before the first `:` of every key that it may use. */
  readonly database: string;
}

/** Where Redis reads its users: one folder each, so that each can be a volume of its own. */
const usersFolder = '/run/users';

/** All files of users, as an argument of `redis-server`. */
export const userFiles = `${usersFolder}/*/*.conf`;

/**
 * A user of Redis who sees the keys and channels of one prefix. The operator knows no users: the Secret holds a line of Redis'
 * configuration beside the login, and every Redis reads it when it starts.
 */
export class RedisUser extends Construct {
  readonly credentials: Credentials;
  /** What the keys of this user begin with, the colon included. */
  readonly keyPrefix: string;
  readonly volume: object;
  readonly volumeMount: object;

  constructor(scope: Construct, id: string, { failover, database }: RedisUserProps) {
    super(scope, id);
    this.keyPrefix = `${database}:`;
    const { secretName } = new GeneratedSecret(this, 'login', {
      name: `${failover}-${inObjectName(database)}`,
      values: ['password'],
      data: {
        username: database,
        password: '{{ .password }}',
        'user.conf': `user ${database} on >{{ .password }} ${rights(this.keyPrefix)}\n`,
      },
    });
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
    const name = `user-${inObjectName(database)}`;
    const items = [{ key: 'user.conf', path: 'user.conf' }];
    this.volume = { name, secret: { secretName, defaultMode: 0o440, items } };
    this.volumeMount = { name, mountPath: `${usersFolder}/${inObjectName(database)}`, readOnly: true };
  }
}

/** All that works on keys of the prefix; of what reaches further only the questions that clients ask when they connect. */
function rights(keyPrefix: string): string {
  return `resetkeys ~${keyPrefix}* resetchannels &${keyPrefix}* -@all +@all -@admin -@dangerous -function +info +role`;
}
