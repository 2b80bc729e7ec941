/** The port on which a repository is cloned, of a URL that the settings have accepted: `https://`, `ssh://` or `git@host:path`. */
export function gitPort(url: string): number {
  if (!url.includes('://')) return 22;
  const { protocol, port } = new URL(url);
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 22;
}
