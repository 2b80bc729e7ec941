import { kindOf } from '../kind';
import { podOf } from '../pods';
import { rule } from '../rule';
import { walk } from '../walk';

const protocols = ['TCP', 'UDP', 'SCTP'];
const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

/** By the last field of the path: the published schemas of Kubernetes leave these lists out, the API server does not. */
const values: Readonly<Record<string, readonly string[]>> = {
  concurrencyPolicy: ['Allow', 'Forbid', 'Replace'],
  externalTrafficPolicy: ['Cluster', 'Local'],
  imagePullPolicy: ['Always', 'IfNotPresent', 'Never'],
  operator: operators,
  policyTypes: ['Ingress', 'Egress'],
  preemptionPolicy: ['PreemptLowerPriority', 'Never'],
  protocol: protocols,
  reclaimPolicy: ['Retain', 'Delete'],
  restartPolicy: ['Always', 'OnFailure', 'Never'],
  unhealthyPodEvictionPolicy: ['IfHealthyBudget', 'AlwaysAllow'],
  volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'],
  whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
};

/** Kinds of Kubernetes itself that carry such fields; custom resources list their values themselves. */
const groups = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

const groupName = (kind: string): string => kind.slice(0, kind.indexOf('/'));

export const knownValues = rule(
  'known-values',
  'Fields of Kubernetes that take one of a few words hold one of them, where the schema does not say so.',
  function* (set) {
    for (const on of set.ours) {
      const kind = kindOf(on.object);
      if (!podOf(on.object) && (!groups.has(groupName(kind)) || kind === '/ConfigMap')) continue;
      for (const { path, value } of walk(on.object)) {
        const field = path.filter((step) => typeof step === 'string').at(-1) ?? '';
        const allowed = path.includes('metadata') ? undefined : values[field];
        if (!allowed || typeof value !== 'string' || allowed.includes(value)) continue;
        yield { on, path, reason: `'${value}' is none of ${allowed.join(', ')}`, remedy: 'Use one of them.' };
      }
    }
  },
);
