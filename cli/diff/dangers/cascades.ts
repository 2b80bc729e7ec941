import { items, texts } from '../../../verify/fields';
import type { Manifest } from '../../../verify/manifest';
import { kindOfChange } from '../danger';
import type { DangerRule, Found } from '../danger';
import { optionsOf } from '../holds-data';

const cascading = /^(foreground\.|background\.)?resources-finalizer\.argocd\.argoproj\.io/;

const cascades = (application: Manifest): boolean =>
  texts(application.metadata.finalizers).some((finalizer) => cascading.test(finalizer));

/** What an object takes along, by kind. */
const taken: Readonly<Record<string, (object: Manifest) => Found | undefined>> = {
  '/Namespace': () => ({
    reason: 'everything in the namespace goes with it, volume claims and their data included',
    remedy: 'Save what is in it first; to keep it, leave it declared or annotate it with Prune=false,Delete=false.',
  }),
  'apiextensions.k8s.io/CustomResourceDefinition': () => ({
    reason: 'every custom resource of this kind goes with it, in all namespaces, and with them what they hold',
    remedy: 'Remove the custom resources one by one first; see `kubectl get <kind> --all-namespaces`.',
  }),
  'argoproj.io/Application': (application) =>
    cascades(application)
      ? {
          reason: 'its finalizer deletes all that the Application has applied, but for what says Delete=false',
          remedy: 'To keep what runs, publish it once without metadata.finalizers, then remove it.',
        }
      : undefined,
  'argoproj.io/ApplicationSet': () => ({
    reason: 'the Applications that it has made go with it, and with their finalizers all that they have applied',
    remedy: 'To keep what runs, set spec.syncPolicy.preserveResourcesOnDeletion first.',
  }),
};

export const cascadesRule: DangerRule = {
  name: 'cascade',
  description: 'What is removed takes other objects along: a Namespace, a CRD, an Application with a finalizer.',
  *find(change) {
    const { action, before, after } = change;
    const found = before && taken[kindOfChange(change)]?.(before);
    if (action === 'removed' && found) {
      const isKept = optionsOf(before).includes('Prune=false');
      yield isKept
        ? { ...found, reason: `it stays (Prune=false) but is unmanaged; once deleted, ${found.reason}` }
        : found;
    }
    if (!before || !after || kindOfChange(change) !== 'argoproj.io/Application') return;
    if (cascades(after) && !cascades(before) && items(before.metadata.finalizers).length === 0) {
      yield {
        path: 'metadata.finalizers',
        reason: 'from now on, deleting the Application deletes all that it has applied',
        remedy: 'Leave the finalizer out where that is not wanted.',
      };
    }
  },
};
