import type { Cluster, Manifest } from '../manifest';
import { configMap, named, pod, port, service, serviceAccount } from './shadow';

/** The classes that kind, EKS, GKE and AKS ship. */
const usualStorageClasses = ['standard', 'gp2', 'standard-rwo', 'premium-rwo', 'default', 'managed-csi'];

const builtInClusterRoles = ['cluster-admin', 'admin', 'edit', 'view', 'system:basic-user', 'system:auth-delegator'];

/** What is in every cluster, and in every namespace of it, before anything is applied. */
export function cluster(ours: readonly Manifest[], { storageClasses = [] }: Cluster): readonly Manifest[] {
  const namespaces = new Set(['kube-system', 'default', ...ours.flatMap(({ metadata }) => metadata.namespace ?? [])]);
  return [
    named('v1', 'Namespace', 'kube-system'),
    service('default', 'kubernetes', [443]),
    pod('kube-system', 'kube-dns', { 'k8s-app': 'kube-dns' }, [port(53, 'dns', 'UDP'), port(53, 'dns-tcp')]),
    service('kube-system', 'kube-dns', [53]),
    ...[...namespaces].flatMap((namespace) => [
      serviceAccount(namespace, 'default'),
      configMap(namespace, 'kube-root-ca.crt', ['ca.crt']),
    ]),
    ...builtInClusterRoles.map((name) => named('rbac.authorization.k8s.io/v1', 'ClusterRole', name)),
    ...['system-cluster-critical', 'system-node-critical'].map((name) =>
      named('scheduling.k8s.io/v1', 'PriorityClass', name),
    ),
    ...[...usualStorageClasses, ...storageClasses].map((name) => named('storage.k8s.io/v1', 'StorageClass', name)),
  ];
}
