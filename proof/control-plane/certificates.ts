import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who speaks to the API server, by certificate. Kubernetes reads the user from CN and the groups from O. */
const clients = {
  admin: '/O=system:masters/CN=proof-admin',
  'kube-controller-manager': '/CN=system:kube-controller-manager',
  'kube-scheduler': '/CN=system:kube-scheduler',
} as const;
export type ClientName = keyof typeof clients;
export const clientNames = Object.keys(clients) as ClientName[];

const names = ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'].map((name) => `DNS:${name}`);
const serving = `subjectAltName=${[...names, 'IP:127.0.0.1', 'IP:10.96.0.1'].join(',')}`;

/**
 * Makes an authority, the API server's certificate, one for each client, and the pair of keys that signs tokens of
 * ServiceAccounts. They are worth nothing outside of the folder, and last for a day.
 */
export async function makeCertificates(openssl: string, folder: string): Promise<void> {
  const file = (name: string): string => path.join(folder, name);
  const certificate = (name: string, subject: string, ...more: readonly string[]) =>
    run(openssl, [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
      ...['-subj', subject, '-keyout', file(`${name}.key`), '-out', file(`${name}.crt`), ...more],
    ]);
  const signed = (name: string, subject: string, usage: string, ...more: readonly string[]) =>
    certificate(
      name,
      subject,
      ...['-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-addext', 'basicConstraints=critical,CA:FALSE'],
      ...['-addext', `extendedKeyUsage=${usage}`, ...more],
    );
  await certificate('ca', '/CN=proof');
  await run(openssl, ['genrsa', '-out', file('service-accounts.key'), '2048']);
  await Promise.all([
    run(openssl, ['rsa', '-in', file('service-accounts.key'), '-pubout', '-out', file('service-accounts.pub')]),
    signed('kube-apiserver', '/CN=kube-apiserver', 'serverAuth', '-addext', serving),
    ...clientNames.map((name) => signed(name, clients[name], 'clientAuth')),
  ]);
}
