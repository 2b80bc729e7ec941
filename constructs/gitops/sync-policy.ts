import type { ApplicationSpecSyncPolicy } from '../../imports/argoproj.io';

/** How Argo CD keeps an Application as the branch says: on its own, hand edits undone, what vanished removed. */
export function syncPolicy(): ApplicationSpecSyncPolicy {
  return {
    automated: { prune: true, selfHeal: true },
    syncOptions: [
      // Large CRDs do not fit the annotation of a client-side apply.
      'ServerSideApply=true',
      // The API server validates what it is given all the same; asking twice makes a sync twenty times slower.
      'Validate=false',
      // A custom resource may come in the same sync as the chart that brings its kind.
      'SkipDryRunOnMissingResource=true',
    ],
    // Webhooks of operators answer some time after their pods are ready.
    retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
  };
}
