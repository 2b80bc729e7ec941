import type { HarborValues } from '../../imports/values/harbor';
import type { PodFootprint, Resources } from '../shared/footprint';
import type { HarborProps } from './harbor';

const core: Resources = { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } };
const jobservice: Resources = { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '1Gi' } };
const registry: Resources = { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '1Gi' } };
const controller: Resources = { requests: { cpu: '5m', memory: '64Mi' }, limits: { memory: '256Mi' } };
const server: Resources = { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '128Mi' } };
const redis: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '512Mi' } };
const exporter: Resources = { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '128Mi' } };
const trivy: Resources = { requests: { cpu: '20m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } };

const volumes = { redis: '1Gi', trivy: '5Gi' };

/** The pods of the chart with the values below. @param name of the release */
export function harborPods(name: string, replicas: number): readonly PodFootprint[] {
  return [
    { workload: `${name}-core`, replicas, containers: [core] },
    { workload: `${name}-jobservice`, replicas, containers: [jobservice] },
    { workload: `${name}-registry`, replicas, containers: [registry, controller] },
    { workload: `${name}-portal`, replicas, containers: [server] },
    { workload: `${name}-nginx`, replicas, containers: [server] },
    { workload: `${name}-exporter`, replicas: 1, containers: [exporter] },
    { workload: `${name}-redis`, replicas: 1, containers: [redis], volumes: [volumes.redis] },
    { workload: `${name}-trivy`, replicas: 1, containers: [trivy], volumes: [volumes.trivy] },
  ];
}

/** Everything that the chart would draw is a Secret that is there before: else each render would be another. */
export function harborValues(props: HarborProps): HarborValues {
  const { host, replicas, storageClass, secrets } = props;
  const { keys, administrator } = secrets;
  const scaled = { replicas, ...(replicas > 1 && { podDisruptionBudget: { enabled: true, minAvailable: 1 } }) };
  return {
    // Contour ends TLS: it follows a renewed certificate, which Harbor's own proxy does not.
    expose: { type: 'clusterIP', tls: { enabled: false } },
    externalURL: `https://${host}`,
    existingSecretAdminPassword: administrator.secretName,
    existingSecretSecretKey: keys,
    // So that every part trusts the authority that signed for the database, and for the host itself.
    caBundleSecretName: secrets.ca.secretName,
    nginx: { ...scaled, resources: server },
    portal: { ...scaled, resources: server },
    core: {
      ...scaled,
      resources: core,
      existingSecret: keys,
      existingXsrfSecret: keys,
      secretName: secrets.tokenCertificate,
    },
    jobservice: {
      ...scaled,
      resources: jobservice,
      existingSecret: keys,
      // A file would need a volume that all of them can write to.
      jobLoggers: ['database'],
    },
    registry: {
      ...scaled,
      existingSecret: keys,
      credentials: { username: secrets.registryUser, existingSecret: keys },
      registry: { resources: registry },
      controller: { resources: controller },
    },
    trivy: { enabled: true, replicas: 1, resources: trivy },
    metrics: { enabled: true },
    exporter: { replicas: 1, resources: exporter },
    database: { type: 'external', external: externalDatabase(props) },
    // Its chart cannot read the password of another one under Argo CD: policies alone guard this one.
    redis: { type: 'internal', internal: { resources: redis } },
    persistence: {
      persistentVolumeClaim: {
        redis: { storageClass, size: volumes.redis },
        trivy: { storageClass, size: volumes.trivy },
      },
      imageChartStorage: imageStorage(props),
    },
  };
}

function externalDatabase({ database }: HarborProps): NonNullable<NonNullable<HarborValues['database']>['external']> {
  const { host, port, credentials, facts = {} } = database;
  if (credentials === undefined || facts.DATABASE === undefined) {
    throw new Error("'database' of Harbor must name a database and a login to it");
  }
  return {
    host,
    port: String(port),
    // The operator names the owner after the database.
    username: facts.DATABASE,
    coreDatabase: facts.DATABASE,
    existingSecret: credentials.secretName,
    sslmode: 'verify-full',
  };
}

function imageStorage({ bucket, secrets }: HarborProps) {
  return {
    type: 's3',
    // Clients do not reach the object store: the registry hands every layer on.
    disableredirect: true,
    s3: {
      existingSecret: secrets.storage,
      region: bucket.store.region,
      bucket: bucket.name,
      regionendpoint: bucket.store.endpoint,
      v4auth: true,
    },
  };
}
