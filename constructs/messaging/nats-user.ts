import { Construct } from 'constructs';
import type { Credentials } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';
import type { NatsAccounts, Permissions } from './nats-accounts';
import type { ServerEnvironment } from './nats-values';

/** What a server learns of a user. */
export interface NatsUserDirectory {
  /** Name of the NATS cluster. */
  readonly cluster: string;
  readonly accounts: NatsAccounts;
  /** Variables of the servers. */
  readonly env: ServerEnvironment;
}

export interface NatsUserProps {
  /** Name of the user, unique on its servers. */
  readonly name: string;
  /** Name of the account that it belongs to. */
  readonly account: string;
  readonly permissions: Permissions;
  readonly queue: NatsUserDirectory;
}

/** A login of NATS, drawn in the cluster; the servers know a hash of the password only. */
export class NatsUser extends Construct {
  readonly credentials: Credentials;

  constructor(scope: Construct, id: string, { name, account, permissions, queue }: NatsUserProps) {
    super(scope, id);
    const { secretName } = new GeneratedSecret(this, 'login', {
      name: `${queue.cluster}-${name}`,
      values: ['password'],
      // In quotes: without them the server would take the hash, which begins with a dollar, for a variable.
      data: { username: name, password: '{{ .password }}', hash: '"{{ .password | bcrypt }}"' },
    });
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
    const variable = `${name.replaceAll('-', '_').toUpperCase()}_PASSWORD`;
    queue.env[variable] = { valueFrom: { secretKeyRef: { name: secretName, key: 'hash' } } };
    queue.accounts.addUser(account, name, variable, permissions);
  }
}
