import type { Complaint } from './problem';

/** The short form of SSH, `git@github.com:owner/repository.git`: no scheme, and a colon instead of the first slash. */
const shortSsh = /^[A-Za-z0-9._-]+@[A-Za-z0-9][A-Za-z0-9.-]*:(?!\/\/)[^\s?#:@\\]+$/;

/**
 * What Argo CD clones from, written into every Application: so it must be complete, and nothing in it may be secret. Credentials
 * belong into a repository Secret of the cluster.
 */
export function checkGitUrl(url: string): Complaint | undefined {
  if (shortSsh.test(url)) return undefined;
  const parsed = /[\s\\]/.test(url) || !URL.canParse(url) ? undefined : new URL(url);
  if (parsed === undefined || !['https:', 'ssh:'].includes(parsed.protocol)) {
    return { rule: 'must be an https:// URL or an SSH one (ssh://git@host/path, git@host:path)', remedy: example };
  }
  if (parsed.password !== '' || (parsed.protocol === 'https:' && parsed.username !== '')) {
    return {
      rule: 'must not contain credentials: it is written into every Application and ends in git',
      remedy: 'take them out, revoke them if they were pushed, and give them to Argo CD as a repository Secret',
    };
  }
  if (/[?#]/.test(url)) {
    return { rule: 'must not have a query or a fragment', remedy: 'write what stands before the ? or the #' };
  }
  if (!/^[A-Za-z0-9[]/.test(parsed.hostname) || /^\/*$/.test(parsed.pathname)) {
    return { rule: 'must name a host and a repository on it', remedy: example };
  }
  return undefined;
}

const example = 'write a URL such as https://github.com/owner/repository.git';
