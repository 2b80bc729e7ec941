import { Construct } from 'constructs';
import { ScaledObject, ScaledObjectSpecFallbackBehavior, TriggerAuthentication } from '../../imports/keda.sh';
import type { ScaledObjectSpecTriggers, TriggerAuthenticationSpecSecretTargetRef } from '../../imports/keda.sh';
import { inPhase } from '../gitops/sync';
import type { Connection } from '../shared/connection';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';
import type { LabelProps } from '../shared/labels';
import { assertNameLength } from '../shared/name-length';
import type { Workload } from '../shared/workload';

/** What waits for a service, and who asks how much it is. */
export interface Lag {
  /** What the service reads from, with its own login. */
  readonly queue: Connection<'kafka'>;
  /** The pods of KEDA's operator. */
  readonly keda: Workload;
}

export interface LagScalingProps extends Lag {
  /** Labels of the Deployment's pods; its name is the Deployment's, and has at most 54 characters. */
  readonly identity: LabelProps;
  readonly replicas: { readonly min: number; readonly max: number };
}

/** Messages that may wait for each pod before there is one more. */
const threshold = 20;

/**
 * Scales a Deployment by the messages that its consumer group has not read yet: KEDA asks the brokers as the service itself would,
 * and makes an autoscaler `keda-hpa-<name>`. There are never more pods than partitions: a further one would have nothing to read.
 */
export class LagScaling extends Construct {
  constructor(scope: Construct, id: string, { identity, replicas: { min, max }, queue, keda }: LagScalingProps) {
    super(scope, id);
    const { name } = identity;
    assertNameLength("'identity.name' of what KEDA scales", name, 54);
    const metadata = { name, labels: labels(identity), annotations: inPhase('workload') };
    new TriggerAuthentication(this, 'login', { metadata, spec: { secretTargetRef: login(name, queue) } });
    new ScaledObject(this, 'scaled', {
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        pollingInterval: 15,
        minReplicaCount: min,
        maxReplicaCount: max,
        // While nobody knows what waits, there are at least as many pods as there were.
        fallback: {
          failureThreshold: 4,
          replicas: min,
          behavior: ScaledObjectSpecFallbackBehavior.CURRENT_REPLICAS_IF_HIGHER,
        },
        advanced: {
          horizontalPodAutoscalerConfig: {
            behavior: {
              // Each change of the group's members holds up all of them for a moment.
              scaleDown: {
                stabilizationWindowSeconds: 300,
                policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
              },
            },
          },
        },
        triggers: [trigger(name, queue)],
      },
    });
    // The brokers send it on to the one that knows the group, and to those that keep the partitions.
    Edge.connect(this, 'lag', keda, queue);
  }
}

/** The parameters under which KEDA's scaler of Kafka looks for them. */
function login(name: string, { credentials, ca }: Connection<'kafka'>): TriggerAuthenticationSpecSecretTargetRef[] {
  if (credentials === undefined || ca === undefined) {
    throw new Error(`the queue of '${name}' must have a login and an authority, or KEDA could not ask for its lag`);
  }
  const { secretName, usernameKey, passwordKey } = credentials;
  return [
    { parameter: 'username', name: secretName, key: usernameKey },
    { parameter: 'password', name: secretName, key: passwordKey },
    { parameter: 'ca', name: ca.secretName, key: ca.key },
  ];
}

function trigger(name: string, { host, port, facts = {} }: Connection<'kafka'>): ScaledObjectSpecTriggers {
  const { TOPIC: topic, GROUP: consumerGroup } = facts;
  if (topic === undefined || consumerGroup === undefined) {
    throw new Error(`the queue of '${name}' must say its TOPIC and GROUP, or KEDA would not know whose lag counts`);
  }
  return {
    type: 'kafka',
    name: 'lag',
    metadata: {
      bootstrapServers: `${host}:${String(port)}`,
      topic,
      consumerGroup,
      lagThreshold: String(threshold),
      // A group that has not read anything yet has all of it before it.
      offsetResetPolicy: 'earliest',
      sasl: 'scram_sha512',
      tls: 'enable',
    },
    authenticationRef: { name },
  };
}
