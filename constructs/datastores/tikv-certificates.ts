import { Construct } from 'constructs';
import { Certificate, CertificateSpecUsages } from '../../imports/cert-manager.io';
import type { CertificateSpec } from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';

export interface TikvCertificatesProps {
  /** Name of the TidbCluster: the common name of all whom it lets in. */
  readonly cluster: string;
  readonly namespace: string;
  readonly parts: readonly ('pd' | 'tikv' | 'tidb')[];
  readonly issuer: Issuer;
}

/** What the operator shows itself by; the names of all these Secrets are its own. */
export const clusterClientSecret = (cluster: string): string => `${cluster}-cluster-client-secret`;

/** The certificates by which the parts of a TidbCluster know each other, the operator and their clients: one without is refused. */
export class TikvCertificates extends Construct {
  /** Of the operator, and of the jobs that save and restore. */
  readonly clientSecretName: string;
  private readonly props: TikvCertificatesProps;

  constructor(scope: Construct, id: string, props: TikvCertificatesProps) {
    super(scope, id);
    this.props = props;
    const { cluster, parts } = props;
    this.clientSecretName = clusterClientSecret(cluster);
    for (const part of parts) this.member(part);
    this.client(this.clientSecretName);
  }

  /** Makes one more client known to the cluster. */
  client(secretName: string): void {
    this.certificate(secretName, {
      commonName: this.props.cluster,
      usages: [CertificateSpecUsages.DIGITAL_SIGNATURE, CertificateSpecUsages.CLIENT_AUTH],
    });
  }

  /** For a server that asks for no certificate: its clients need not be of the cluster. */
  server(secretName: string, dnsNames: string[]): void {
    this.certificate(secretName, { dnsNames });
  }

  /** Each is a server and a client of the others. */
  private member(part: string): void {
    const { cluster, namespace } = this.props;
    const service = `${cluster}-${part}`;
    const peers = [`${service}-peer`, `*.${service}-peer`];
    // Nobody asks just any store.
    const hosts = part === 'tikv' ? peers : [service, ...peers];
    this.certificate(`${service}-cluster-secret`, {
      commonName: cluster,
      dnsNames: hosts.flatMap((host) => ['', `.${namespace}`, `.${namespace}.svc`].map((domain) => host + domain)),
      ipAddresses: ['127.0.0.1', '::1'],
      usages: [
        CertificateSpecUsages.DIGITAL_SIGNATURE,
        CertificateSpecUsages.SERVER_AUTH,
        CertificateSpecUsages.CLIENT_AUTH,
      ],
    });
  }

  private certificate(secretName: string, spec: Partial<CertificateSpec>): void {
    new Certificate(this, secretName, {
      metadata: { name: secretName, annotations: inPhase('foundation') },
      spec: { ...this.props.issuer.leaf, secretName, ...spec },
    });
  }
}
