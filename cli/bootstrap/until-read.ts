import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { credentialAdvice } from './branch';
import type { Cluster } from './cluster';

/** Argo CD takes it away in the same write in which it says what it has read. */
const refresh = 'argocd.argoproj.io/refresh';

/** Other groups have Applications, too. */
const root = ['applications.argoproj.io', 'root'];

interface Root {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  readonly status?: {
    readonly sync?: { readonly status: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  };
}

/**
 * Waits until the root Application says that its branch was read.
 *
 * @param timeout in seconds
 * @throws Failure when Argo CD cannot read it, or not in that time
 */
export async function untilRead(cluster: Cluster, { git, environment }: Settings, timeout: number): Promise<void> {
  // What it says of an earlier attempt, before there was a credential, stands there for minutes otherwise.
  await cluster.kubectl('-n', 'argocd', 'annotate', ...root, `${refresh}=hard`, '--overwrite');
  const end = performance.now() + timeout * 1000;
  let said = '';
  while (performance.now() < end) {
    const text = await cluster.kubectl('-n', 'argocd', 'get', ...root, '--output=json');
    const { metadata, status } = JSON.parse(text) as Root;
    const { sync, conditions = [] } = status ?? {};
    const errors = conditions.filter(({ type }) => type.endsWith('Error'));
    said = errors.map(({ message }) => ` It says: ${message}`).join();
    if (metadata?.annotations?.[refresh] === undefined) {
      // Other errors pass: Argo CD hears of an Application and of its project one after the other.
      const unreadable = errors.find(({ type }) => type === 'ComparisonError');
      if (unreadable) throw cannotRead(unreadable.message, environment, git.url, cluster.context);
      if (errors.length === 0 && sync !== undefined && sync.status !== 'Unknown') return;
    }
    await delay(500);
  }
  throw new Failure(
    `Argo CD has not read the branch within ${timeout} s.${said}`,
    `look at its pods, kubectl --context ${cluster.context} -n argocd get pods, and run the command again`,
  );
}

function cannotRead(message: string, environment: string, url: string, context: string): Failure {
  const absent = /app path does not exist|unable to resolve/i.test(message);
  const remedy = absent ? `publish it: npm run publish -- ${environment}` : credentialAdvice(url, context);
  return new Failure(`Argo CD cannot read the branch: ${message}`, remedy);
}
