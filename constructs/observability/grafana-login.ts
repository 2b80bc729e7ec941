import { Construct } from 'constructs';
import type { SingleSignOn } from '../ingress/single-sign-on';
import { CarriedSecret } from '../shared/carried-secret';
import { Edge } from '../shared/edge';
import type { Mount } from '../shared/mount';
import { mountSecret } from '../shared/secret-mount';
import type { Workload } from '../shared/workload';

export interface GrafanaLoginProps {
  /** The host of Grafana, as browsers know it. */
  readonly host: string;
  readonly login: SingleSignOn;
  /** The group whose members may change things. */
  readonly adminGroup: string;
}

const folder = '/run/secrets/login';
const keys = { secret: 'client-secret', ca: 'ca.crt' };

/** What makes Grafana a client of the single sign-on: who has logged in may look, members of the group may do everything. */
export class GrafanaLogin extends Construct {
  /** Sections of Grafana's configuration; `$__file{...}` stands for what is in a file. */
  readonly config: Readonly<Record<string, Record<string, string>>>;
  readonly mount: Mount;

  /** @param pods Grafana's */
  constructor(scope: Construct, id: string, { host, login, adminGroup, pods }: GrafanaLoginProps & { pods: Workload }) {
    super(scope, id);
    const client = login.client('grafana', `https://${host}/login/generic_oauth`);
    const { secretName } = new CarriedSecret(this, 'secret', {
      name: 'grafana-login',
      source: login,
      data: { [keys.secret]: client.secret, [keys.ca]: login.ca },
    });
    this.mount = mountSecret('login', secretName, folder, Object.values(keys));
    const { pods: server, podPort: port, service } = login.provider;
    new Edge(this, 'provider', { client: pods, server, ports: [{ port }], protocol: 'oidc' });
    // Browsers reach the provider by its host; pods reach it by its Service.
    const provider = `https://${service}.${server.namespace}.svc:${String(port)}`;
    this.config = {
      server: { root_url: `https://${host}/` },
      security: { cookie_secure: 'true' },
      'auth.generic_oauth': {
        enabled: 'true',
        name: 'the testbed',
        auto_login: 'true',
        client_id: client.id,
        client_secret: `$__file{${folder}/${keys.secret}}`,
        scopes: 'openid profile email groups',
        auth_url: `${login.url}/auth`,
        token_url: `${provider}/token`,
        api_url: `${provider}/userinfo`,
        tls_client_ca: `${folder}/${keys.ca}`,
        use_pkce: 'true',
        // Whom the provider knows may in: it knows only those whom we told it of.
        allow_sign_up: 'true',
        // Not the name, which would be that of its local `admin`.
        login_attribute_path: 'email',
        role_attribute_path: `contains(groups[*], '${adminGroup}') && 'Admin' || 'Viewer'`,
      },
    };
  }
}
