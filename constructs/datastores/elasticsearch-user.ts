import { Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { Credentials } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';

/** A role as Elasticsearch's `roles.yml` has it. */
export interface ElasticsearchRole {
  readonly cluster?: readonly string[];
  readonly indices?: readonly { readonly names: readonly string[]; readonly privileges: readonly string[] }[];
}

export interface ElasticsearchUserProps {
  /** Name of the Secret. */
  readonly secretName: string;
  readonly username: string;
  readonly role: ElasticsearchRole;
}

/**
 * A user of Elasticsearch's file realm, with a password that is drawn in the cluster and a role of its own: the operator reads
 * both from one Secret. What the role may do is part of a Secret that cannot be edited: another role takes another Secret.
 */
export class ElasticsearchUser extends Construct {
  readonly credentials: Credentials;

  constructor(scope: Construct, id: string, { secretName, username, role }: ElasticsearchUserProps) {
    super(scope, id);
    // No role that Elasticsearch brings ends like this, and those would win over ours.
    const roleName = `${username}-user`;
    new GeneratedSecret(this, 'secret', {
      name: secretName,
      values: ['password'],
      data: {
        username,
        password: '{{ .password }}',
        roles: roleName,
        'roles.yml': Yaml.stringify({ [roleName]: role }),
      },
    });
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
  }
}
