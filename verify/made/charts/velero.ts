import { at, fields } from '../../fields';
import type { Manifest } from '../../manifest';
import { configMap, pod, port, service, serviceAccount } from '../shadow';
import type { Release } from './release';

/** Chart velero 12.1: its names are fixed but for those that begin with the release's. */
export function velero({ namespace, name, values }: Release): readonly Manifest[] {
  const labels = { 'app.kubernetes.io/name': 'velero', 'app.kubernetes.io/instance': name };
  const added = (...path: string[]) => fields(at(values, ...path)) as Record<string, string>;
  const metrics = [port(8085, 'http-monitoring')];
  return [
    pod(namespace, 'velero', { ...labels, name: 'velero', ...added('podLabels') }, metrics),
    ...(at(values, 'deployNodeAgent') === true
      ? [pod(namespace, 'node-agent', { ...labels, name: 'node-agent', ...added('nodeAgent', 'podLabels') }, metrics)]
      : []),
    service(namespace, name, [8085]),
    serviceAccount(namespace, `${name}-server`),
    configMap(namespace, 'velero-repo-maintenance'),
  ];
}
