import { Construct } from 'constructs';
import { Certificate, CertificateSpecUsages } from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import { replicaSet, tlsSecret } from './mongodb-spec';

export interface MongoDbCertificateProps {
  /** Name of the PerconaServerMongoDB. */
  readonly cluster: string;
  readonly namespace: string;
  readonly issuer: Issuer;
}

/** The certificate of all members of a replica set: to clients they are servers, to each other both. */
export class MongoDbCertificate extends Construct {
  constructor(scope: Construct, id: string, { cluster, namespace, issuer }: MongoDbCertificateProps) {
    super(scope, id);
    const service = `${cluster}-${replicaSet}`;
    const hosts = [service, ...['', '.svc', '.svc.cluster.local'].map((suffix) => `${service}.${namespace}${suffix}`)];
    new Certificate(this, 'certificate', {
      metadata: { name: tlsSecret(cluster), annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        usages: [...(issuer.leaf.usages ?? []), CertificateSpecUsages.CLIENT_AUTH],
        secretName: tlsSecret(cluster),
        // The backup agent and the probes ask the member beside them.
        dnsNames: ['localhost', ...hosts.flatMap((host) => [host, `*.${host}`])],
      },
    });
  }
}
