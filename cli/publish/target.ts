import type { SimpleGit } from 'simple-git';
import type { Settings } from '../../app/settings/settings';
import { Failure } from '../failure';
import { withoutCredentials } from '../git/failure';

/** Where a remote is: what is pushed to is what is read, too. */
export interface Target {
  /** As the person names it, for messages and commands; without credentials. */
  readonly shown: string;
  /** What to give to git: a name or a URL. */
  readonly remote: string;
}

/**
 * The remote to publish to.
 *
 * @throws Failure when Argo CD would read another repository, as `git.url` says
 */
export async function findTarget(git: SimpleGit, remote: string, settings: readonly Settings[]): Promise<Target> {
  const listed = (await git.raw(['remote', '--verbose']))
    .split('\n')
    .map((line) => /^(.+?)\t(.*) \((\w+)\)/.exec(line));
  // What is no name is a URL.
  const urlTo = (use: string) => listed.find((of) => of?.[1] === remote && of[3] === use)?.[2] ?? remote;
  const [pull, push] = [urlTo('fetch'), urlTo('push')];
  const elsewhere = settings.filter(({ git: { url: read } }) => areDifferent(read, push));
  if (elsewhere.length > 0) {
    const lines = elsewhere.map(
      ({ environment, git: { url: read } }) => `\n   environments/${environment}.yaml: ${read}`,
    );
    throw new Failure(
      `Argo CD would not read what is published: ${remote} is ${withoutCredentials(push)}, but git.url is${lines.join('')}`,
      'set git.url to the URL of your repository, commit, `npm run synth`, and publish; or name only the environments that are read from there; or choose another --remote',
    );
  }
  return { shown: withoutCredentials(remote), remote: pull === push ? remote : push };
}

interface Address {
  readonly host: string;
  readonly path: readonly string[];
}

/**
 * Whether two URLs clearly name different repositories. HTTPS and SSH of one forge differ in more than the scheme
 * (`ssh.dev.azure.com`, `/scm/`, names from ~/.ssh/config), so only what cannot be the same counts; a local path may be a copy of
 * anything.
 */
export function areDifferent(one: string, other: string): boolean {
  const [a, b] = [addressOf(one), addressOf(other)];
  if (a === undefined || b === undefined) return false;
  const length = Math.min(a.path.length, b.path.length);
  if (a.path.slice(-length).join('/') !== b.path.slice(-length).join('/')) return true;
  return a.host.includes('.') && b.host.includes('.') && domainOf(a.host) !== domainOf(b.host);
}

function addressOf(url: string): Address | undefined {
  const short = /^(?:[^/@:]+@)?([^/:]{2,}):(?!\/\/)(.+)$/.exec(url);
  const parsed = short === null && URL.canParse(url) ? new URL(url) : undefined;
  const host = short?.[1] ?? parsed?.hostname ?? '';
  const place = short?.[2] ?? parsed?.pathname ?? '';
  if (host === '') return undefined;
  const parts = place
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/');
  // Azure DevOps has it in one of its two forms.
  return { host: host.toLowerCase(), path: parts.filter((part) => part !== '' && part !== '_git') };
}

function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
