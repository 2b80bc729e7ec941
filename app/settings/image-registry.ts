import type { Complaint } from './problem';

const hostLabel = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
/** Without a dot, a port or `localhost`, a container runtime takes the first part for a folder of docker.io. */
const host = `(?:localhost|${hostLabel}(?:\\.${hostLabel})+(?::\\d{1,5})?|${hostLabel}:\\d{1,5})`;
const folder = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const registry = new RegExp(`^${host}(?:/${folder})+$`);

/** The names of the shop's images are appended to it as `/<service>:<tag>`. */
export function checkImageRegistry(text: string): Complaint | undefined {
  if (registry.test(text)) return undefined;
  const bare = text.replace(/^[a-z]+:\/\//, '').replace(/\/+$/, '');
  return {
    rule: 'must be host[:port]/path as image names begin: no scheme, no tag, no digest, path in lowercase',
    remedy: registry.test(bare) ? `write ${bare}` : 'write a prefix such as ghcr.io/kubernetes-native-testbed',
  };
}
