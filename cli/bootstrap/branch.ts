import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { tool } from './tool';
import type { Env } from './tool';

/**
 * Looks whether there is something for Argo CD to read.
 *
 * @param context of kubectl, for the commands that are told; default: its current one
 * @returns what to say when the repository cannot be read from here, which need not mean that Argo CD cannot
 * @throws Failure when it can be read and has no such branch, or git is missing
 */
export async function checkBranch(
  { git, environment }: Settings,
  env: Env,
  context?: string,
): Promise<string | undefined> {
  const quiet = { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  await tool('git', ['--version'], quiet);
  let found: string;
  try {
    found = await tool('git', ['ls-remote', '--', git.url, `refs/heads/${git.manifestsBranch}`], quiet);
  } catch (error) {
    const [words = ''] = (error as Failure).message.replace(/^git .*?: /, '').split('\n');
    return `${git.url} cannot be read from here (${words}). ${credentialAdvice(git.url, context)}`;
  }
  if (found !== '') return undefined;
  throw new Failure(
    `${git.url} has no branch ${git.manifestsBranch}: Argo CD would find nothing`,
    `publish first: npm run publish -- ${environment}`,
  );
}

/** How Argo CD gets a credential: a Secret that the user makes, never anything in git. */
export function credentialAdvice(url: string, context?: string): string {
  const kubectl = `kubectl ${context === undefined ? '' : `--context ${context} `}-n argocd`;
  const credential = url.startsWith('https://')
    ? '--from-literal=username=git --from-file=password=token.txt'
    : '--from-file=sshPrivateKey=key';
  return [
    'If it is private, give Argo CD a credential of its own:',
    `  ${kubectl} create secret generic repository --from-literal=type=git \\`,
    `    --from-literal=url=${url} ${credential}`,
    `  ${kubectl} label secret repository argocd.argoproj.io/secret-type=repository`,
  ].join('\n');
}
