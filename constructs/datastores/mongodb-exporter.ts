import type { PerconaServerMongoDbSpecReplsets } from '../../imports/psmdb.percona.com';
import { exporterResources } from '../shared/exporter';

export const mongoDbMetrics = { job: 'mongodb', port: 9216 } as const;

export interface MongoDbExporterProps {
  /** Of mongodb_exporter. */
  readonly image: string;
  /** Secret with the logins of the operator. */
  readonly systemUsers: string;
  /** Secret with the certificate of the member beside it. */
  readonly certificate: string;
  readonly containerSecurityContext: object;
}

const folder = '/run/secrets/authority';
const authority = 'ca.crt';
const volume = 'authority';

/**
 * A container of each pod: it asks the member beside it, as the operator's user for just that, and knows it by its certificate.
 * How the set is replicated is another question than how the server is: each has a collector.
 */
export function exporterBeside(
  props: MongoDbExporterProps,
): Pick<PerconaServerMongoDbSpecReplsets, 'sidecars' | 'sidecarVolumes'> {
  const { image, systemUsers, certificate, containerSecurityContext } = props;
  const login = (key: string) => ({
    name: `MONGODB_${key}`,
    valueFrom: { secretKeyRef: { name: systemUsers, key: `MONGODB_CLUSTER_MONITOR_${key}` } },
  });
  const uri = `mongodb://localhost:27017/admin?tls=true&tlsCAFile=${folder}/${authority}`;
  const sidecar = {
    name: 'exporter',
    image,
    args: ['--collector.diagnosticdata', '--collector.replicasetstatus'],
    env: [{ name: 'MONGODB_URI', value: uri }, login('USER'), login('PASSWORD')],
    ports: [{ name: 'metrics', containerPort: mongoDbMetrics.port, protocol: 'TCP' }],
    resources: exporterResources,
    securityContext: containerSecurityContext,
    volumeMounts: [{ name: volume, mountPath: folder, readOnly: true }],
  };
  const secret = { secretName: certificate, items: [{ key: authority, path: authority }] };
  return { sidecars: [sidecar], sidecarVolumes: [{ name: volume, secret }] };
}
