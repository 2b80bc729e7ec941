import type { NatsValues } from '../../imports/values/nats';
import { syncOptions } from '../gitops/sync';
import { exporterResources } from '../shared/exporter';
import type { Resources } from '../shared/footprint';
import { savedVolumes } from '../shared/saved-volumes';
import { parseQuantity } from '../shared/quantity';
import type { NatsProps } from './nats';

/** Variables of the servers' containers, as the chart takes them. */
export type ServerEnvironment = Record<
  string,
  string | { readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } } }
>;

export interface NatsServerConfiguration {
  /** Name of the release, of the Service and of the pods. */
  readonly name: string;
  /** Secret with the servers' certificate, its key and the authority. */
  readonly tlsSecretName: string;
  readonly accounts: object;
  readonly env: ServerEnvironment;
}

/** The values of the chart. `accounts` and `env` may still grow. */
export function natsValues(
  { size, storageClass, measured = false }: NatsProps,
  own: NatsServerConfiguration,
): NatsValues {
  const { name, tlsSecretName: secretName } = own;
  const clustered = size.servers > 1;
  return {
    fullnameOverride: name,
    config: {
      cluster: clustered
        ? { enabled: true, replicas: size.servers, tls: { enabled: true, secretName } }
        : { enabled: false },
      jetstream: {
        enabled: true,
        fileStore: {
          enabled: true,
          // The chart leaves both out, and what the API server fills in would be a difference for ever.
          pvc: { size: size.volume, storageClassName: storageClass, merge: claimKind },
        },
      },
      nats: { tls: { enabled: true, secretName } },
      merge: { accounts: own.accounts },
    },
    // Servers of a cluster show one another their certificates.
    tlsCA: { enabled: true, secretName, key: 'ca.crt' },
    container: { env: own.env, merge: { resources: size.server, securityContext } },
    reloader: { merge: { resources: size.reloader, securityContext } },
    ...(measured && { promExporter: { enabled: true, merge: { resources: exporterResources, securityContext } } }),
    podTemplate: {
      topologySpreadConstraints: { 'kubernetes.io/hostname': { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' } },
      merge: { metadata: { annotations: savedVolumes(`${name}-js`) }, spec: podSecurity },
    },
    statefulSet: { merge: kept },
    service: { merge: kept },
    headlessService: { merge: kept },
    configMap: { merge: kept },
    podDisruptionBudget: { merge: kept },
    // A shell for people; its logins would stand in the values.
    natsBox: { enabled: false },
  };
}

const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

/** As `protect` does with what is ours: the queue runs on when its Application goes. */
const kept = { metadata: { annotations: { [syncOptions]: 'Prune=false,Delete=false' } } };

/** What the level `restricted` asks for; one user for all, since the reloader sends the server a signal. */
const podSecurity = {
  automountServiceAccountToken: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    fsGroup: 1000,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

const securityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** Where Go begins to collect harder, in bytes: before the container is killed. */
export function memoryLimit({ limits }: Resources): string {
  return String(Math.floor(parseQuantity(limits.memory) * 0.8));
}
