import type { k8s } from 'cdk8s-plus-28';
import type { Connection } from './connection';

/** What a container needs of a connection: plain facts as variables, secrets as files. */
export interface Mount {
  readonly env: readonly k8s.EnvVar[];
  readonly volumes: readonly k8s.Volume[];
  readonly volumeMounts: readonly k8s.VolumeMount[];
}

/** What of a connection is mounted. */
export type Mounted = Omit<Connection, 'protocol' | 'servers' | 'check'>;

/**
 * Turns a connection into a container's environment and files: `<ROLE>_HOST`, `<ROLE>_PORT`, ... and, for each secret, a
 * variable that names a file under `/run/secrets/<role>/`. Files, because they follow a rotation without a restart and show in
 * no `kubectl describe`, dump or child process.
 *
 * @param role What the connection is to the client, in lower case: `db`, `cache`, `queue`, `s3`, `search`.
 */
export function mountConnection(role: string, { host, port, facts = {}, ...secrets }: Mounted): Mount {
  const directory = `/run/secrets/${role}`;
  const files = secretFiles(secrets);
  const variables = {
    HOST: host,
    PORT: String(port),
    ...facts,
    ...Object.fromEntries(files.map(({ variable, file }) => [`${variable}_FILE`, `${directory}/${file}`])),
  };
  const prefix = role.toUpperCase().replaceAll('-', '_');
  return {
    env: Object.entries(variables).map(([name, value]) => ({ name: `${prefix}_${name}`, value })),
    volumes: files.length === 0 ? [] : [{ name: role, projected: { defaultMode: 0o440, sources: sources(files) } }],
    volumeMounts: files.length === 0 ? [] : [{ name: role, mountPath: directory, readOnly: true }],
  };
}

interface SecretFile {
  readonly variable: string;
  readonly file: string;
  readonly secretName: string;
  readonly key: string;
}

function secretFiles({ credentials, ca, clientCertificate }: Partial<Mounted>): SecretFile[] {
  const files: SecretFile[] = [];
  if (credentials !== undefined) {
    const { secretName, usernameKey, passwordKey } = credentials;
    files.push({ variable: 'USERNAME', file: 'username', secretName, key: usernameKey });
    files.push({ variable: 'PASSWORD', file: 'password', secretName, key: passwordKey });
  }
  if (ca !== undefined) files.push({ variable: 'CA', file: 'ca.crt', ...ca });
  if (clientCertificate !== undefined) {
    const { secretName, certificateKey, privateKeyKey } = clientCertificate;
    files.push({ variable: 'CERTIFICATE', file: 'tls.crt', secretName, key: certificateKey });
    files.push({ variable: 'PRIVATE_KEY', file: 'tls.key', secretName, key: privateKeyKey });
  }
  return files;
}

function sources(files: readonly SecretFile[]): k8s.VolumeProjection[] {
  const names = [...new Set(files.map(({ secretName }) => secretName))];
  return names.map((name) => ({
    secret: {
      name,
      items: files.filter(({ secretName }) => secretName === name).map(({ key, file }) => ({ key, path: file })),
    },
  }));
}
