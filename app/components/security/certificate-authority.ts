import type { Construct } from 'constructs';
import { Component } from '../../../constructs/gitops/component';
import { CertificateAuthority as Authority } from '../../../constructs/security/certificate-authority';
import type { Issuer } from '../../../constructs/security/certificate-authority';
import type { CertManager } from './cert-manager';

/** Signs for all hosts and servers. Beside cert-manager, which looks for an authority's key in its own namespace only. */
export class CertificateAuthority extends Component {
  readonly issuer: Issuer;

  constructor(testbed: Construct, certManager: CertManager) {
    super(testbed, 'certificate-authority', { layer: 'security', namespace: certManager });
    this.issuer = new Authority(this, 'testbed-ca');
  }
}
