import { at, texts } from '../fields';
import { kindOf } from '../kind';
import { rule } from '../rule';

const prefix = 'argocd.argoproj.io/';

const hooks = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete', 'Skip'];
const deletions = ['HookSucceeded', 'HookFailed', 'BeforeHookCreation'];
const options =
  /^(Prune|Delete|Validate|Replace|Force|ServerSideApply|ClientSideApplyMigration|SkipDryRunOnMissingResource|PruneLast|ApplyOutOfSyncOnly|RespectIgnoreDifferences|FailOnSharedResource|CreateNamespace|Disabled)=(true|false|confirm)$|^PrunePropagationPolicy=(foreground|background|orphan)$/;

const listOf = (known: (one: string) => boolean) => (value: string) =>
  value.split(',').every((one) => known(one.trim()));

/** Argo CD reads its annotations without a schema: what it does not know it ignores. */
const annotations: Readonly<Record<string, (value: string) => boolean>> = {
  'compare-options': listOf((one) =>
    /^(IgnoreExtraneous|IncludeMutationWebhook=true|ServerSideDiff=(true|false))$/.test(one),
  ),
  hook: listOf((one) => hooks.includes(one)),
  'hook-delete-policy': listOf((one) => deletions.includes(one)),
  refresh: (value) => ['normal', 'hard'].includes(value),
  'sync-options': listOf((one) => options.test(one)),
  'sync-wave': (value) => /^-?\d+$/.test(value),
};

export const argoCdAnnotations = rule(
  'argo-cd-annotations',
  'Annotations and sync options of Argo CD are ones that it knows.',
  function* (set) {
    const remedy = 'Correct it: Argo CD ignores what it does not know.';
    for (const on of set.ours) {
      for (const [key, value] of Object.entries(on.object.metadata.annotations ?? {})) {
        if (!key.startsWith(prefix) || annotations[key.slice(prefix.length)]?.(value)) continue;
        yield {
          on,
          path: ['metadata', 'annotations', key],
          reason: `'${value}' means nothing to Argo CD here`,
          remedy,
        };
      }
      if (kindOf(on.object) !== 'argoproj.io/Application') continue;
      const path = ['spec', 'syncPolicy', 'syncOptions'];
      for (const [index, option] of texts(at(on.object, ...path)).entries()) {
        if (options.test(option)) continue;
        yield { on, path: [...path, index], reason: `'${option}' is no sync option`, remedy };
      }
    }
  },
);
