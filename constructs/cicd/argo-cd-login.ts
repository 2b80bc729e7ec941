import { Construct } from 'constructs';
import type { SingleSignOn } from '../ingress/single-sign-on';
import { CarriedSecret } from '../shared/carried-secret';
import { Edge } from '../shared/edge';
import type { Workload } from '../shared/workload';

export interface ArgoCdLoginProps {
  /** The host of Argo CD. */
  readonly host: string;
  readonly login: SingleSignOn;
  /** The pods of Argo CD's server. */
  readonly server: Workload;
  readonly envoy: Workload;
}

const secretName = 'argocd-login';
const clientId = 'argocd';

/** What makes Argo CD a client of the single sign-on: its secret, and the way there. */
export class ArgoCdLogin extends Construct {
  /** `oidc.config` of Argo CD's settings; what begins with a dollar stands for a key of the Secret. @param url of the provider */
  static config(url: string): object {
    return {
      name: 'the testbed',
      issuer: url,
      clientID: clientId,
      clientSecret: `$${secretName}:client-secret`,
      rootCA: `$${secretName}:ca.crt`,
      requestedScopes: ['openid', 'profile', 'email', 'groups'],
    };
  }

  constructor(scope: Construct, id: string, { host, login, server, envoy }: ArgoCdLoginProps) {
    super(scope, id);
    // The second is where its command line waits for an answer.
    const client = login.client(clientId, `https://${host}/auth/callback`, 'http://localhost:8085/auth/callback');
    new CarriedSecret(this, 'secret', {
      name: secretName,
      source: login,
      data: { 'client-secret': client.secret, 'ca.crt': login.ca },
      // Argo CD reads no Secret without it.
      secretLabels: { 'app.kubernetes.io/part-of': 'argocd' },
    });
    // It asks the provider by the host that browsers use, which leads to Envoy, inside the cluster too.
    new Edge(this, 'provider', { client: server, server: envoy, ports: [{ port: 8443 }], protocol: 'oidc' });
  }
}
