/** Argo CD's annotation for options of a single object. */
export const syncOptions = 'argocd.argoproj.io/sync-options';

/**
 * Waves within one Application: Argo CD applies a phase when all objects of the earlier ones are healthy.
 * - `foundation`: namespace, policies, accounts, secrets, certificates
 * - `data`: custom resources of datastores and queues
 * - `schema`: jobs that make databases and users in them
 * - `workload`: what uses all that, the default of most manifests
 */
export const phases = ['foundation', 'data', 'schema', 'workload'] as const;

export type Phase = (typeof phases)[number];

/** The annotation that puts an object into a phase; `foundation` is wave 0, Argo CD's default, and needs none. */
export function inPhase(phase: Phase): Record<string, string> {
  return { 'argocd.argoproj.io/sync-wave': String(phases.indexOf(phase)) };
}
