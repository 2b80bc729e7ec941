import { at, isFields, items, texts } from '../fields';
import type { Located, ManifestSet } from '../manifest';
import { type Finding, rule } from '../rule';

const prefix = 'pod-security.kubernetes.io/';

const podSecurity = ['enforce', 'enforce-version', 'audit', 'warn'].map((mode) => `${prefix}${mode}`);

const isLevel = (label: string, value: string): boolean =>
  label.endsWith('-version') ? /^(latest|v1\.\d+)$/.test(value) : /^(privileged|baseline|restricted)$/.test(value);

function isDefaultDeny({ object: { spec } }: Located): boolean {
  const selector = at(spec, 'podSelector');
  const types = texts(at(spec, 'policyTypes'));
  return (
    isFields(selector) &&
    Object.keys(selector).length === 0 &&
    types.includes('Ingress') &&
    types.includes('Egress') &&
    items(at(spec, 'ingress')).length + items(at(spec, 'egress')).length === 0
  );
}

function* closed(set: ManifestSet): Generator<Finding> {
  const policies = set.of('networking.k8s.io/NetworkPolicy');
  for (const on of set.of('/Namespace')) {
    const { name, labels = {} } = on.object.metadata;
    for (const label of podSecurity.filter((one) => !labels[one])) {
      yield {
        on,
        path: ['metadata', 'labels', label],
        reason: 'without this label Pod Security does not hold here',
        remedy: `Set ${label}: restricted is the aim, the version is that of the oldest Kubernetes supported.`,
      };
    }
    for (const [label, value] of Object.entries(labels)) {
      if (!label.startsWith(prefix) || isLevel(label, value)) continue;
      const reason = `'${value}' is no level, or no version, of Pod Security`;
      yield {
        on,
        path: ['metadata', 'labels', label],
        reason,
        remedy: 'Use restricted, baseline or privileged; v1.<minor>.',
      };
    }
    if (!policies.some((policy) => policy.object.metadata.namespace === name && isDefaultDeny(policy))) {
      yield {
        on,
        path: ['metadata', 'name'],
        reason: 'no NetworkPolicy denies all ingress and egress of every pod here',
        remedy: 'Add one with podSelector {} and both policyTypes, then open what is needed.',
      };
    }
  }
}

function* declared(set: ManifestSet): Generator<Finding> {
  const missing = (namespace: unknown): boolean => typeof namespace === 'string' && !set.find('/Namespace', namespace);
  const remedy = 'Declare the Namespace in the component that owns it.';
  for (const on of set.ours) {
    const { namespace } = on.object.metadata;
    if (missing(namespace)) {
      yield {
        on,
        path: ['metadata', 'namespace'],
        reason: `namespace '${String(namespace)}' is declared nowhere`,
        remedy,
      };
    }
  }
  for (const on of set.of('argoproj.io/Application')) {
    const path = ['spec', 'destination', 'namespace'];
    const namespace = at(on.object, ...path);
    if (missing(namespace)) yield { on, path, reason: `namespace '${String(namespace)}' is declared nowhere`, remedy };
  }
}

export const namespaces = rule(
  'namespaces',
  'Every namespace is declared, labelled for Pod Security, and starts closed in both directions.',
  function* (set) {
    yield* closed(set);
    yield* declared(set);
  },
);
