import type { Mount } from './mount';

/** Keys of a Secret as files of the same names, in a folder of their own. @param name of the volume */
export function mountSecret(name: string, secretName: string, mountPath: string, keys: readonly string[]): Mount {
  const items = keys.map((key) => ({ key, path: key }));
  return {
    env: [],
    volumes: [{ name, secret: { secretName, items, defaultMode: 0o440 } }],
    volumeMounts: [{ name, mountPath, readOnly: true }],
  };
}
