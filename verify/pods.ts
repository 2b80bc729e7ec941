import { type Fields, type Path, at, fields, isFields, items, strings, text } from './fields';
import type { Located, Manifest } from './manifest';

/** The pods of one workload, ours or made. */
export interface Pod {
  readonly object: Manifest;
  /** Only ours has one. */
  readonly file?: string;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Where the template stands in the object. */
  readonly template: Path;
  readonly spec: Fields;
}

/** A pod of ours, with the file to point at. */
export type OwnPod = Pod & Located;

export interface Container {
  readonly name: string;
  readonly path: Path;
  readonly spec: Fields;
}

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: string;
}

const templates: Readonly<Record<string, Path>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

const groups = new Set(['v1', 'apps/v1', 'batch/v1']);

export function podOf(object: Manifest, file?: string): Pod | undefined {
  const template = groups.has(object.apiVersion) ? templates[object.kind] : undefined;
  if (!template) return undefined;
  const labels = strings(at(object, ...template, 'metadata', 'labels'));
  const spec = fields(at(object, ...template, 'spec'));
  return { object, file, namespace: object.metadata.namespace, labels, template, spec };
}

export const isOwn = (pod: Pod): pod is OwnPod => pod.file !== undefined;

/** Pods that are meant to end need neither probes nor copies. */
export const runsToEnd = ({ object: { kind } }: Pod): boolean => kind === 'Job' || kind === 'CronJob';

function containersUnder(pod: Pod, field: string): readonly Container[] {
  return items(pod.spec[field])
    .filter(isFields)
    .map((spec, index) => ({ name: text(spec.name) ?? '', path: [...pod.template, 'spec', field, index], spec }));
}

export const mainContainers = (pod: Pod): readonly Container[] => containersUnder(pod, 'containers');

export const allContainers = (pod: Pod): readonly Container[] => [
  ...containersUnder(pod, 'initContainers'),
  ...mainContainers(pod),
];

export function portsOf(container: Container): readonly ContainerPort[] {
  return items(container.spec.ports).map((port) => ({
    name: text(at(port, 'name')),
    number: Number(at(port, 'containerPort')),
    protocol: text(at(port, 'protocol')) ?? 'TCP',
  }));
}

/** Of the containers that run together: a probe, a Service or a policy may name them. */
export const podPorts = (pod: Pod): readonly ContainerPort[] => allContainers(pod).flatMap(portsOf);
