import { simpleGit } from 'simple-git';
import type { SimpleGit } from 'simple-git';
import { gitEnvironment } from './environment';

/** simple-git does not tell where it works. */
const roots = new WeakMap<SimpleGit, string>();

/**
 * git in this folder, which never asks anything. Its errors hold what git wrote to stderr; `gitFailure` makes of them what a
 * person can read.
 */
export function openRepository(root: string): SimpleGit {
  return open(root);
}

/** The same repository for one command, which reads the text from stdin. The text must not be empty. */
export function withInput(git: SimpleGit, input: string): SimpleGit {
  const root = roots.get(git);
  if (root === undefined) throw new Error('This git was not made by openRepository');
  return open(root, input);
}

function open(root: string, input?: string): SimpleGit {
  const env = gitEnvironment(process.env);
  const git = simpleGit({
    baseDir: root,
    allowEnvironment: Object.keys(env),
    unsafe: environmentOfThePerson,
    // Otherwise what git writes last may be lost, and a failure without words passes for success.
    completion: { onClose: true, onExit: false },
    errors: (error, { exitCode, stdErr }) => {
      if (exitCode === 0) return error;
      return stdErr.length > 0 ? Buffer.concat(stdErr) : Buffer.from(`git exited with ${exitCode}`);
    },
    ...(input !== undefined && { input: () => input }),
  }).env(env);
  roots.set(git, root);
  return git;
}

/**
 * simple-git guards against arguments and variables of strangers. These variables are the person's own, as CI sets them too:
 * credentials, SSH, proxies and configuration must work as they do for git itself. No argument of ours is among them.
 */
const environmentOfThePerson = {
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeExec: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeSshCommand: true,
  allowUnsafeUrlRewrite: true,
};
