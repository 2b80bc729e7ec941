import type { YugabyteValues } from '../../imports/values/yugabyte';
import type { Resources } from '../shared/footprint';
import type { YugabyteDbResources, YugabyteDbSize } from './yugabytedb';
import type { YugabyteDbTls } from './yugabytedb-tls';

export interface YugabyteDbValuesProps {
  /** From which the chart makes all names. */
  readonly name: string;
  readonly size: YugabyteDbSize;
  readonly storageClass: string;
  readonly image: string;
  readonly tls: Pick<YugabyteDbTls, 'flags' | 'files'>;
}

/** Of the container beside each server that removes old logs: it sleeps all but a second of every hour. */
export const cleanup: YugabyteDbResources = {
  requests: { cpu: '0.01', memory: '32Mi' },
  limits: { cpu: '0.25', memory: '128Mi' },
};

/** Values of the chart: a cluster that speaks YSQL only, and to nobody outside of Kubernetes. */
export function yugabyteDbValues({ name, size, storageClass, image, tls }: YugabyteDbValuesProps): YugabyteValues {
  const { master, tserver, volumes } = size;
  assertReadable('size.master', master);
  assertReadable('size.tserver', tserver);
  return {
    fullnameOverride: name,
    // Names begin with the cluster's, and labels are the recommended ones.
    oldNamingStyle: false,
    Image: imageOf(image),
    replicas: { master: size.replicationFactor, tserver: size.tservers },
    // One server has nothing to spare: the chart would forbid every drain of its node.
    useOldPodDisruptionBudget: size.replicationFactor > 1,
    storage: {
      master: { count: 1, size: volumes.master, storageClass },
      tserver: { count: 1, size: volumes.tserver, storageClass },
    },
    resource: { master, tserver },
    gflags: {
      master: tls.flags.master,
      // The text, not the boolean: the chart's probe compares it so.
      tserver: { ...tls.flags.tserver, ysql_enable_auth: 'true', start_cql_proxy: 'false' },
    },
    master: { ...tls.files, readinessProbe: { enabled: true } },
    tserver: {
      ...tls.files,
      // The rest of the container's memory is for PostgreSQL's backends, which this limit does not count.
      memoryLimitHardPercentage: 60,
      readinessProbe: { enabled: true },
      startupProbe: { enabled: true },
    },
    // A pod cannot raise the limits of its node: the check would only keep the servers from starting on a small one.
    preflight: { skipUlimit: true },
    yugabytedUi: { enabled: false },
    ybCleanup: { resources: cleanup },
    ...serviceInside,
    ...restricted,
  };
}

/** By default the chart asks a cloud for three load balancers. */
const serviceInside = {
  enableLoadBalancer: true,
  serviceEndpoints: [
    {
      name: 'yb-tserver-service',
      app: 'yb-tserver',
      type: 'ClusterIP',
      scope: 'AZ',
      ports: { 'tcp-ysql-port': '5433' },
    },
  ],
} satisfies YugabyteValues;

/** What the level `restricted` asks for. */
const restricted = {
  podSecurityContext: { enabled: true },
  containerSecurityContext: {
    enabled: true,
    additionalSettings: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  },
} satisfies YugabyteValues;

/** The chart computes with the text of both quantities, whatever their unit. */
function assertReadable(part: string, { requests, limits }: Resources): void {
  if (!/^\d+(\.\d+)?$/.test(requests.cpu)) {
    throw new Error(
      `'${part}.requests.cpu' of YugabyteDB must be cores as in '0.5', without a unit, got '${requests.cpu}'`,
    );
  }
  if (!/^\d+Gi$/.test(limits.memory)) {
    throw new Error(`'${part}.limits.memory' of YugabyteDB must be whole Gi as in '2Gi', got '${limits.memory}'`);
  }
}

function imageOf(image: string): { repository: string; tag: string } {
  const [, repository, tag] = /^([^@]+):([^:/]+)$/.exec(image) ?? [];
  if (repository === undefined || tag === undefined) {
    throw new Error(`the image of YugabyteDB must be 'repository:tag', which its chart wants apart, got '${image}'`);
  }
  return { repository, tag };
}
