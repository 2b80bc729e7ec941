/** What a user of NATS may publish and subscribe to. */
export interface Permissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

interface User {
  readonly user: string;
  readonly password: string;
  readonly permissions: Permissions;
}

/** As the server's configuration has it. */
interface Account {
  readonly jetstream?: true;
  readonly users: User[];
  exports?: { readonly service: string; readonly accounts: string[] }[];
  imports?: { readonly service: { readonly account: string; readonly subject: string } }[];
}

/**
 * The accounts of a server. Nothing crosses from one to another but what is exported: the owner of the queue has the streams, and
 * each producer an account from which the subjects that it writes to lead there, and nothing else does.
 */
export class NatsAccounts {
  /** The part of the server's configuration; it grows with every user. */
  readonly configuration: Record<string, Account>;

  /** @param owner name of the account that has the streams */
  constructor(private readonly owner: string) {
    this.configuration = { [owner]: { jetstream: true, users: [] } };
  }

  /** @param variable environment variable of the server that holds the hash of the password */
  addUser(account: string, user: string, variable: string, permissions: Permissions): void {
    // The chart leaves out the quotes around what stands in brackets; the server then takes it for a variable.
    this.account(account).users.push({ user, password: `<< $${variable} >>`, permissions });
  }

  /** Lets users of an account publish to a subject of the owner's, and hear whether it was stored. */
  share(subject: string, client: string): void {
    const exported = (this.account(this.owner).exports ??= []);
    const known = exported.find(({ service }) => service === subject);
    if (known === undefined) exported.push({ service: subject, accounts: [client] });
    else known.accounts.push(client);
    (this.account(client).imports ??= []).push({ service: { account: this.owner, subject } });
  }

  private account(name: string): Account {
    return (this.configuration[name] ??= { users: [] });
  }
}
