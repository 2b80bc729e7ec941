import { type Path, at, items, texts } from '../../fields';
import type { ManifestSet } from '../../manifest';
import { type OwnPod, allContainers } from '../../pods';
import { type Finding, rule } from '../../rule';

interface Demand {
  readonly path: Path;
  readonly holds: (value: unknown) => boolean;
  readonly demand: string;
}

const equals = (wanted: unknown) => (value: unknown) => value === wanted;
const absentOr = (holds: (value: unknown) => boolean) => (value: unknown) => value === undefined || holds(value);
const highUser = (value: unknown): boolean => typeof value === 'number' && value > 10000;
const notTrue = (value: unknown): boolean => value !== true;

const ofPods: readonly Demand[] = [
  { path: ['securityContext', 'runAsNonRoot'], holds: equals(true), demand: 'must be true' },
  {
    path: ['securityContext', 'runAsUser'],
    holds: highUser,
    demand: 'must be above 10000, where no user of the node lives',
  },
  {
    path: ['securityContext', 'seccompProfile', 'type'],
    holds: equals('RuntimeDefault'),
    demand: 'must be RuntimeDefault',
  },
  { path: ['hostNetwork'], holds: notTrue, demand: 'must not be true' },
  { path: ['hostPID'], holds: notTrue, demand: 'must not be true' },
  { path: ['hostIPC'], holds: notTrue, demand: 'must not be true' },
];

const ofContainers: readonly Demand[] = [
  { path: ['allowPrivilegeEscalation'], holds: equals(false), demand: 'must be false' },
  { path: ['readOnlyRootFilesystem'], holds: equals(true), demand: 'must be true' },
  { path: ['capabilities', 'drop'], holds: (drop) => texts(drop).includes('ALL'), demand: 'must contain ALL' },
  { path: ['capabilities', 'add'], holds: (add) => items(add).length === 0, demand: 'must be absent' },
  { path: ['privileged'], holds: notTrue, demand: 'must not be true' },
  { path: ['runAsNonRoot'], holds: absentOr(equals(true)), demand: 'must not undo what the pod says' },
  { path: ['runAsUser'], holds: absentOr(highUser), demand: 'must not undo what the pod says' },
  {
    path: ['seccompProfile', 'type'],
    holds: absentOr(equals('RuntimeDefault')),
    demand: 'must not undo what the pod says',
  },
];

/** By this annotation a workload says why it takes something from its node; only where Pod Security lets it. */
const nodeAccess = 'testbed/node-access';

function takesFromNode(set: ManifestSet, { object: { metadata } }: OwnPod): boolean {
  const reason = metadata.annotations?.[nodeAccess] ?? '';
  const { labels = {} } = set.find('/Namespace', metadata.namespace ?? '')?.metadata ?? {};
  return reason.length >= 20 && labels['pod-security.kubernetes.io/enforce'] === 'privileged';
}

/** What root of the node needs to write there, and nothing beyond it. */
const waived = new Set(['runAsNonRoot', 'runAsUser', 'hostPath']);

const remedy = 'Take the security context of the pod defaults.';

function* faultsOf(on: OwnPod): Generator<Finding> {
  const path = [...on.template, 'spec'];
  for (const { path: field, holds, demand } of ofPods) {
    if (!holds(at(on.spec, ...field))) yield { on, path: [...path, ...field], reason: demand, remedy };
  }
  for (const [index, volume] of items(on.spec.volumes).entries()) {
    if (at(volume, 'hostPath') === undefined) continue;
    const where = [...path, 'volumes', index, 'hostPath'];
    yield { on, path: where, reason: 'a directory of the node', remedy: 'Use a volume.' };
  }
  for (const container of allContainers(on)) {
    for (const { path: field, holds, demand } of ofContainers) {
      if (holds(at(container.spec, 'securityContext', ...field))) continue;
      yield { on, path: [...container.path, 'securityContext', ...field], reason: demand, remedy };
    }
    for (const [index, port] of items(container.spec.ports).entries()) {
      if (at(port, 'hostPort') === undefined) continue;
      const where = [...container.path, 'ports', index, 'hostPort'];
      yield { on, path: where, reason: 'a port of the node', remedy: 'Leave it out; Services reach the pod.' };
    }
  }
}

export const podSecurity = rule(
  'pod-security',
  'Pods of ours fit Pod Security level restricted, write to no root file system and take nothing from the node.',
  function* (set) {
    for (const on of set.ownPods) {
      const excused = takesFromNode(set, on);
      for (const fault of faultsOf(on)) {
        if (!excused || !waived.has(String(fault.path.at(-1)))) yield fault;
      }
    }
  },
);
