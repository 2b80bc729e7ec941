import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Certificate, CertificateSpecPrivateKeyEncoding } from '../../imports/cert-manager.io';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import type { CertificateAuthority } from '../shared/connection';

export interface YugabyteDbTlsProps {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly issuer: Issuer;
  /** Names, within the namespace, under which a server or the cluster is called. */
  readonly hosts: readonly string[];
}

const folder = '/opt/certs/yugabyte';

/** What the servers are told: every connection between them is encrypted, and none that is not is taken. */
const betweenServers = {
  certs_dir: folder,
  cert_node_filename: 'server',
  use_node_to_node_encryption: 'true',
  allow_insecure_connections: 'false',
} as const;

/**
 * One certificate for all servers, mounted as it is. The chart's own way lets nobody name the Service that clients call, and copies
 * the key to the data volumes.
 */
export class YugabyteDbTls extends Construct {
  /** Who signed the certificate, for clients. */
  readonly ca: CertificateAuthority;
  readonly flags = {
    master: betweenServers,
    tserver: { ...betweenServers, use_client_to_server_encryption: 'true', certs_for_client_dir: folder },
  } as const;
  /** Volume and mount of master and tserver, as the chart's values have them. */
  readonly files: { readonly extraVolumes: k8s.Volume[]; readonly extraVolumeMounts: k8s.VolumeMount[] };

  constructor(scope: Construct, id: string, { cluster, issuer, hosts }: YugabyteDbTlsProps) {
    super(scope, id);
    const secretName = `${cluster}-tls`;
    const { namespace = '' } = Component.containing(this);
    const names = hosts.flatMap((host) =>
      ['', '.svc', '.svc.cluster.local'].map((end) => `${host}.${namespace}${end}`),
    );
    new Certificate(this, 'certificate', {
      metadata: { name: secretName, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        // The servers read it when they start, and no later: it has to outlast the longest time that they run.
        duration: '43800h',
        privateKey: { ...issuer.leaf.privateKey, encoding: CertificateSpecPrivateKeyEncoding.PKCS8 },
        secretName,
        dnsNames: names,
      },
    });
    this.ca = { secretName, key: 'ca.crt' };
    // Root's, and readable to the group that the chart gives the pods: the database refuses a key that is more open than that.
    const items = [
      { key: 'ca.crt', path: 'ca.crt' },
      { key: 'tls.crt', path: `node.${betweenServers.cert_node_filename}.crt` },
      { key: 'tls.key', path: `node.${betweenServers.cert_node_filename}.key` },
    ];
    this.files = {
      extraVolumes: [{ name: 'tls', secret: { secretName, defaultMode: 0o440, items } }],
      extraVolumeMounts: [{ name: 'tls', mountPath: folder, readOnly: true }],
    };
  }
}
