import { Construct } from 'constructs';
import {
  KafkaUser as UserResource,
  KafkaUserSpecAuthenticationType,
  KafkaUserSpecAuthorizationAclsOperations as Operations,
  KafkaUserSpecAuthorizationAclsResourcePatternType,
  KafkaUserSpecAuthorizationAclsResourceType,
  KafkaUserSpecAuthorizationType,
} from '../../imports/kafka.strimzi.io';
import type { KafkaUserSpecAuthorizationAcls as Acl } from '../../imports/kafka.strimzi.io';
import { inPhase } from '../gitops/sync';
import type { Credentials } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';
import { labels } from '../shared/labels';

export interface KafkaUserProps {
  /** Name of the user in Kafka, and of the Secret that Strimzi makes. */
  readonly name: string;
  /** Name of the Kafka cluster. */
  readonly cluster: string;
  /** All that the user may do. */
  readonly acls: readonly Acl[];
}

/** A user of Kafka. Strimzi's own Secret names no user, so the login is drawn here, and Strimzi takes the password from it. */
export class KafkaUser extends Construct {
  readonly secretName: string;
  readonly credentials: Credentials;

  constructor(scope: Construct, id: string, { name, cluster, acls }: KafkaUserProps) {
    super(scope, id);
    const { secretName } = new GeneratedSecret(this, 'login', {
      name: `${name}-login`,
      values: ['password'],
      data: { username: name, password: '{{ .password }}' },
    });
    this.secretName = secretName;
    this.credentials = { secretName, usernameKey: 'username', passwordKey: 'password' };
    new UserResource(this, 'user', {
      metadata: {
        name,
        labels: { ...labels({ name: 'kafka', instance: name, component: 'user' }), 'strimzi.io/cluster': cluster },
        annotations: inPhase('schema'),
      },
      spec: {
        authentication: {
          type: KafkaUserSpecAuthenticationType.SCRAM_HYPHEN_SHA_HYPHEN_512,
          password: { valueFrom: { secretKeyRef: { name: secretName, key: 'password' } } },
        },
        authorization: { type: KafkaUserSpecAuthorizationType.SIMPLE, acls: [...acls] },
      },
    });
  }
}

/** Lets a user read or write one topic. */
export function topic(name: string, operation: 'Read' | 'Write'): Acl {
  return {
    resource: {
      type: KafkaUserSpecAuthorizationAclsResourceType.TOPIC,
      name,
      patternType: KafkaUserSpecAuthorizationAclsResourcePatternType.LITERAL,
    },
    operations: [Operations.DESCRIBE, operation === 'Read' ? Operations.READ : Operations.WRITE],
  };
}

/** Lets a user be a member of one consumer group. */
export function group(name: string): Acl {
  return {
    resource: {
      type: KafkaUserSpecAuthorizationAclsResourceType.GROUP,
      name,
      patternType: KafkaUserSpecAuthorizationAclsResourcePatternType.LITERAL,
    },
    operations: [Operations.READ],
  };
}
