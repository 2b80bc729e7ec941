import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { tool } from './tool';
import type { Env } from './tool';

/**
 * Looks whether there is something for Argo CD to read.
 *
 * @returns what to say when the repository cannot be read from here, which need not mean that Argo CD cannot
 * @throws Failure when it can be read and has no such branch
 */
export async function checkBranch({ git, environment }: Settings, env: Env): Promise<string | undefined> {
  const quiet = { ...env, GIT_TERMINAL_PROMPT: '0' };
  let found: string;
  try {
    found = await tool('git', ['ls-remote', git.url, `refs/heads/${git.manifestsBranch}`], quiet);
  } catch {
    return `${git.url} cannot be read without a credential. ${credentialAdvice(git.url)}`;
  }
  if (found !== '') return undefined;
  throw new Failure(
    `${git.url} has no branch ${git.manifestsBranch}: Argo CD would find nothing`,
    `publish first: npm run publish -- ${environment}`,
  );
}

/** How Argo CD gets a credential: a Secret that the user makes, never anything in git. */
export const credentialAdvice = (url: string): string =>
  [
    'If it is private, give Argo CD one of its own:',
    '  kubectl -n argocd create secret generic repository --from-literal=type=git \\',
    `    --from-literal=url=${url} --from-literal=username=git --from-file=password=token.txt`,
    '  kubectl -n argocd label secret repository argocd.argoproj.io/secret-type=repository',
  ].join('\n');
