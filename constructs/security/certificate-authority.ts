import { Construct } from 'constructs';
import {
  Certificate,
  CertificateSpecPrivateKeyAlgorithm,
  CertificateSpecPrivateKeyRotationPolicy,
  CertificateSpecUsages,
  ClusterIssuer,
} from '../../imports/cert-manager.io';
import type { CertificateSpec } from '../../imports/cert-manager.io';
import { clusterScoped } from '../gitops/cluster-scoped';
import { inPhase } from '../gitops/sync';
import { protect } from '../shared/protect';

/** Who signs certificates, and how they come out: to be completed with names and a Secret. */
export interface Issuer {
  readonly leaf: Pick<CertificateSpec, 'issuerRef' | 'duration' | 'renewBeforePercentage' | 'privateKey' | 'usages'>;
}

const key = { algorithm: CertificateSpecPrivateKeyAlgorithm.ECDSA, size: 256 };

function issuerRef(name: string): CertificateSpec['issuerRef'] {
  return { name, kind: 'ClusterIssuer', group: 'cert-manager.io' };
}

/**
 * A certificate authority whose key is born in the cluster and never leaves it. It signs for every host and server of the
 * testbed; a browser has to be told to trust it.
 */
export class CertificateAuthority extends Construct implements Issuer {
  readonly leaf: Issuer['leaf'];

  /** @param id name of the ClusterIssuer, of the authority's Certificate and of its Secret */
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.leaf = {
      issuerRef: issuerRef(id),
      duration: '2160h',
      renewBeforePercentage: 33,
      privateKey: { ...key, rotationPolicy: CertificateSpecPrivateKeyRotationPolicy.ALWAYS },
      usages: [CertificateSpecUsages.DIGITAL_SIGNATURE, CertificateSpecUsages.SERVER_AUTH],
    };
    const selfSigned = `${id}-self-signed`;
    clusterScoped(
      new ClusterIssuer(this, 'self-signed', {
        metadata: { name: selfSigned, annotations: inPhase('foundation') },
        spec: { selfSigned: {} },
      }),
    );
    new Certificate(this, 'certificate', {
      metadata: { name: id, annotations: inPhase('data') },
      spec: {
        isCa: true,
        commonName: id,
        secretName: id,
        duration: '87600h',
        renewBefore: '8760h',
        // The same key at renewal: what it has signed stays valid.
        privateKey: { ...key, rotationPolicy: CertificateSpecPrivateKeyRotationPolicy.NEVER },
        issuerRef: issuerRef(selfSigned),
      },
    });
    clusterScoped(
      new ClusterIssuer(this, 'issuer', {
        metadata: { name: id, annotations: inPhase('workload') },
        spec: { ca: { secretName: id } },
      }),
    );
    protect(this);
  }
}
