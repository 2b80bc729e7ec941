import * as path from 'node:path';
import { stringify } from 'yaml';
import type { ClientName } from './certificates';

/** The name of context, cluster and user in every file. */
const name = 'proof';

/** @param certificates the folder that `makeCertificates` filled */
export function kubeconfig(client: ClientName, port: number, certificates: string): string {
  const file = (one: string): string => path.join(certificates, one);
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': file('ca.crt') } }],
    users: [{ name, user: { 'client-certificate': file(`${client}.crt`), 'client-key': file(`${client}.key`) } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}
