import { Construct } from 'constructs';
import { Certificate, CertificateSpecUsages } from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';

export interface XtraDbCertificateProps {
  /** Name of the PerconaXtraDBCluster. */
  readonly cluster: string;
  /** Where its pods and Services are. */
  readonly namespace: string;
  readonly issuer: Issuer;
}

/**
 * The one certificate of a cluster's servers: HAProxy hands encrypted connections through, so it bears the names that clients
 * connect to as well. The operator makes none of its own where it finds the Secret.
 */
export class XtraDbCertificate extends Construct {
  readonly secretName: string;

  constructor(scope: Construct, id: string, { cluster, namespace, issuer }: XtraDbCertificateProps) {
    super(scope, id);
    this.secretName = `${cluster}-tls`;
    const servers = `${cluster}-pxc`;
    const { leaf } = issuer;
    new Certificate(this, 'certificate', {
      metadata: { name: this.secretName, annotations: inPhase('foundation') },
      spec: {
        ...leaf,
        // Servers show it to one another when they connect, too.
        usages: [...(leaf.usages ?? []), CertificateSpecUsages.CLIENT_AUTH],
        secretName: this.secretName,
        commonName: servers,
        dnsNames: [
          servers,
          `*.${servers}`,
          ...namesOf(`${cluster}-haproxy`),
          ...namesOf(`${cluster}-haproxy-replicas`),
        ],
      },
    });

    function namesOf(service: string): string[] {
      return ['', '.svc', '.svc.cluster.local'].map((suffix) => `${service}.${namespace}${suffix}`);
    }
  }
}
