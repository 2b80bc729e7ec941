import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { isIP } from 'node:net';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../../cli/failure';

const run = promisify(execFile);

/** What a TLS server shows, as PEM, and the file with the authority that its clients have to trust. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
  readonly caFile: string;
}

/**
 * Makes an authority and one certificate for all hosts, for a day. Node can use certificates but not sign them.
 *
 * @param folder an empty one, for the files
 * @throws Failure when there is no OpenSSL 3 to make them with
 */
export async function makeCertificate(
  openssl: string,
  folder: string,
  hosts: readonly string[],
): Promise<ServerCertificate> {
  const file = (name: string): string => path.join(folder, name);
  // Of our own: what the system's configuration adds differs from system to system.
  fs.writeFileSync(file('openssl.cnf'), configuration(hosts));
  const certificate = (name: string, ...more: readonly string[]): Promise<unknown> =>
    run(openssl, [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
      ...['-config', file('openssl.cnf'), '-extensions', name],
      ...['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`), ...more],
    ]);
  try {
    await certificate('ca');
    await certificate('server', '-subj', '/CN=sources', '-CA', file('ca.crt'), '-CAkey', file('ca.key'));
  } catch (error) {
    throw new Failure(`${openssl} makes no certificate: ${String(error)}`, 'install OpenSSL 3', { cause: error });
  }
  const read = (name: string): string => fs.readFileSync(file(name), 'utf8');
  return { key: read('server.key'), cert: read('server.crt'), caFile: file('ca.crt') };
}

const configuration = (hosts: readonly string[]): string => `[req]
distinguished_name = name
prompt = no
[name]
CN = proof sources authority
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${['localhost', ...hosts].map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(', ')}
`;
