import { createInterface } from 'node:readline/promises';
import { Failure } from '../failure';
import type { Cluster } from './cluster';

/**
 * Asks before anything is changed on a cluster that others may depend on.
 *
 * @throws Failure when the answer is not the name of the context, or there is nobody to answer
 */
export async function consent(cluster: Cluster, yes: boolean): Promise<void> {
  if (yes || (await cluster.isKind())) return;
  const { context, server, version } = cluster;
  const refused = `Nothing was changed on ${context}`;
  if (!process.stdin.isTTY) {
    throw new Failure(
      `${context} (${server}) is no kind cluster, and there is nobody to ask. ${refused}`,
      'say --yes if you mean it',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = `${context} (${server}, Kubernetes ${version}) is no kind cluster. Type its name to install Argo CD there: `;
  const answer = await terminal.question(question).finally(() => {
    terminal.close();
  });
  if (answer.trim() !== context) throw new Failure(refused, `type ${context} to go on, or say --yes`);
}
