import { Construct } from 'constructs';
import { Certificate, CertificateSpecUsages } from '../../imports/cert-manager.io';
import type { K8SsandraClusterSpec, K8SsandraClusterSpecMedusa } from '../../imports/k8ssandra.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { CertificateAuthority } from '../shared/connection';
import { GeneratedSecret } from '../shared/generated-secret';

export interface CassandraTlsProps {
  /** Name of the cluster, from which the Secrets take theirs. */
  readonly cluster: string;
  /** DNS name of the Service that clients begin with, `<service>.<namespace>.svc`. */
  readonly host: string;
  readonly issuer: Issuer;
}

type CassandraSpec = NonNullable<K8SsandraClusterSpec['cassandra']>;

/**
 * One certificate for all nodes: clients verify its authority, nodes also ask each other for it. Nobody verifies names beyond the
 * first contact, since clients and nodes go by addresses then. Cassandra notices a renewed certificate by itself.
 */
export class CassandraTls extends Construct {
  readonly ca: CertificateAuthority;
  private readonly secretName: string;
  private readonly password: { readonly name: string; readonly key: string };

  constructor(scope: Construct, id: string, { cluster, host, issuer }: CassandraTlsProps) {
    super(scope, id);
    this.secretName = `${cluster}-tls`;
    this.ca = { secretName: this.secretName, key: 'ca.crt' };
    // It opens a file that lies in the same Secret as the bare key: the format wants one, nothing depends on it. `<name>-keystore`
    // would be a Secret of cass-operator.
    const { secretName } = new GeneratedSecret(this, 'password', {
      name: `${cluster}-keystore-password`,
      values: ['password'],
      data: { password: '{{ .password }}' },
    });
    this.password = { name: secretName, key: 'password' };
    new Certificate(this, 'certificate', {
      metadata: { name: this.secretName, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        secretName: this.secretName,
        dnsNames: [host.replace(/\.svc$/, ''), host, `${host}.cluster.local`],
        usages: [
          CertificateSpecUsages.DIGITAL_SIGNATURE,
          CertificateSpecUsages.SERVER_AUTH,
          // A node is the client of its peers.
          CertificateSpecUsages.CLIENT_AUTH,
        ],
        keystores: { jks: { create: true, passwordSecretRef: this.password } },
      },
    });
  }

  /** The key and the authority as Java reads them. */
  get stores(): NonNullable<CassandraSpec['clientEncryptionStores']> {
    return {
      keystoreSecretRef: { name: this.secretName, key: 'keystore.jks' },
      keystorePasswordSecretRef: this.password,
      truststoreSecretRef: { name: this.secretName, key: 'truststore.jks' },
      truststorePasswordSecretRef: this.password,
    };
  }

  /** The same as Medusa reads them: the words are those of Java, the files are the authority, the certificate and its key. */
  get medusaStores(): NonNullable<K8SsandraClusterSpecMedusa['clientEncryptionStores']> {
    return {
      keystoreSecretRef: { name: this.secretName, key: 'ca.crt' },
      truststoreSecretRef: { name: this.secretName, key: 'tls.crt' },
      truststorePasswordSecretRef: { name: this.secretName, key: 'tls.key' },
    };
  }
}

/** Settings of cassandra.yaml: nothing is spoken in the clear, and only who has a certificate joins. */
export const encryption = {
  client_encryption_options: { enabled: true, optional: false, require_client_auth: false },
  server_encryption_options: { internode_encryption: 'all', optional: false, require_client_auth: true },
};
