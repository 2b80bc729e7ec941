import { text } from '../../fields';
import { kindOf } from '../../kind';
import { rule } from '../../rule';
import { walk } from '../../walk';

export const storageClasses = rule(
  'storage-classes',
  'Every StorageClass that a claim, a custom resource or a chart names is one of ours or one that the cluster brings.',
  function* (set) {
    for (const on of set.ours) {
      if (kindOf(on.object) === '/ConfigMap') continue;
      for (const { path, value } of walk(on.object)) {
        const name = /^storageClass(Name)?$/.test(String(path.at(-1))) ? text(value) : undefined;
        if (!name || set.find('storage.k8s.io/StorageClass', name)) continue;
        yield {
          on,
          path,
          reason: `no StorageClass '${name}': the volume will wait for ever`,
          remedy: "Use the target's class; one that the cluster brings is named in the environment's settings.",
        };
      }
    }
  },
);
