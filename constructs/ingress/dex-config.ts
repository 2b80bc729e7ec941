import type { SecretKey } from '../shared/carried-secret';

/** Who may ask Dex who somebody is. */
export interface DexClient {
  /** Letters, digits and dashes. */
  readonly id: string;
  /** Where browsers come back to, one or several. Read when everything is there. */
  readonly redirectUris: readonly string[];
  /** The key of a Secret beside Dex that the client proves itself with. */
  readonly secret: SecretKey;
}

export interface DexConfigProps {
  readonly url: string;
  readonly email: string;
  readonly adminGroup: string;
  readonly port: number;
  readonly healthPort: number;
  /** Folder of `tls.crt` and `tls.key`. */
  readonly tlsFolder: string;
}

/** The variable with the bcrypt hash of the administrator's password: Dex reads it from no file. */
export const hashVariable = 'ADMIN_PASSWORD_HASH';

/** The variable with a client's secret: Dex reads it from no file. */
export const secretVariableOf = ({ id }: DexClient): string => `${id.toUpperCase().replaceAll('-', '_')}_CLIENT_SECRET`;

/** The file that Dex 2.45 reads. It holds no secret. */
export function dexConfig(props: DexConfigProps, clients: readonly DexClient[]): object {
  return {
    issuer: props.url,
    storage: { type: 'memory' },
    web: {
      https: `0.0.0.0:${String(props.port)}`,
      tlsCert: `${props.tlsFolder}/tls.crt`,
      tlsKey: `${props.tlsFolder}/tls.key`,
    },
    telemetry: { http: `0.0.0.0:${String(props.healthPort)}` },
    frontend: { issuer: 'Testbed' },
    oauth2: { skipApprovalScreen: true },
    expiry: { idTokens: '12h' },
    enablePasswordDB: true,
    staticPasswords: [
      {
        email: props.email,
        username: 'admin',
        userID: 'admin',
        groups: [props.adminGroup],
        hashFromEnv: hashVariable,
      },
    ],
    staticClients: clients.map((client) => ({
      id: client.id,
      name: client.id,
      redirectURIs: [...client.redirectUris].sort(),
      secretEnv: secretVariableOf(client),
    })),
  };
}
