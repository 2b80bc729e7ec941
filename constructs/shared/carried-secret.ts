import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  ExternalSecret,
  ExternalSecretSpecRefreshPolicy,
  ExternalSecretSpecSecretStoreRefKind,
  ExternalSecretSpecTargetCreationPolicy,
  ExternalSecretSpecTargetDeletionPolicy,
  ExternalSecretSpecTargetTemplateEngineVersion,
  ExternalSecretSpecTargetTemplateMergePolicy,
  SecretStore,
  SecretStoreSpecProviderKubernetesServerCaProviderType,
} from '../../imports/external-secrets.io';
import type { ExternalSecretSpec, SecretStoreSpec } from '../../imports/external-secrets.io';
import { Component } from '../gitops/component';
import { inPhase } from '../gitops/sync';
import { labels } from './labels';
import { TokenlessServiceAccount } from './service-account';

/** A key of a Secret. */
export interface SecretKey {
  readonly secretName: string;
  readonly key: string;
}

export interface CarriedSecretProps {
  /** Name of the Secret here, and of what brings it. */
  readonly name: string;
  /** A construct of the component in whose namespace the values are born. */
  readonly source: Construct;
  /** The keys of the Secret here, and where each comes from. */
  readonly data: Readonly<Record<string, SecretKey>>;
  /** Labels of the Secret, by which something finds it. @default - none */
  readonly secretLabels?: Readonly<Record<string, string>>;
}

/**
 * A Secret with values of another namespace, where they are born and nowhere else: External Secrets carries them over, as an
 * account that may read exactly those Secrets, and follows when they change. It needs no policy of its own: the operator's pods
 * talk to the Kubernetes API only.
 *
 * The two components come up at the same time, and the values may come last. So the store and the Secret stand in the last
 * phase, where Argo CD does not wait for them: External Secrets asks again until the values are there, and pods that mount
 * the Secret start then.
 */
export class CarriedSecret extends Construct {
  readonly secretName: string;

  constructor(scope: Construct, id: string, props: CarriedSecretProps) {
    super(scope, id);
    const { name, source, data } = props;
    this.secretName = name;
    const identity = { name, component: 'credentials' };
    const account = new TokenlessServiceAccount(this, 'account', identity).name;
    const metadata = { name, labels: labels(identity), annotations: inPhase('workload') };
    new SecretStore(this, 'store', { metadata, spec: storeSpec(namespaceOf(source), account) });
    new ExternalSecret(this, 'secret', { metadata, spec: secretSpec(props) });
    const names = Object.values(data).map(({ secretName }) => secretName);
    admit(source, { account, namespace: namespaceOf(this), names: [...new Set(names)].sort() });
  }
}

function namespaceOf(construct: Construct): string {
  const { namespace, node } = Component.containing(construct);
  if (namespace === undefined) throw new Error(`'${node.id}' has no namespace, so no Secret either`);
  return namespace;
}

interface Reader {
  readonly account: string;
  readonly namespace: string;
  readonly names: readonly string[];
}

/** Beside the Secrets: no account of another namespace reads more than these. */
function admit(source: Construct, { account, namespace, names }: Reader): void {
  const name = `${account}-to-${namespace}`;
  const scope = new Construct(source, name);
  const metadata = { name, labels: labels({ name, component: 'credentials' }) };
  new k8s.KubeRole(scope, 'role', {
    metadata,
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [...names], verbs: ['get'] }],
  });
  new k8s.KubeRoleBinding(scope, 'binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
  });
}

function storeSpec(remoteNamespace: string, name: string): SecretStoreSpec {
  return {
    provider: {
      kubernetes: {
        remoteNamespace,
        server: {
          url: 'https://kubernetes.default.svc',
          caProvider: {
            type: SecretStoreSpecProviderKubernetesServerCaProviderType.CONFIG_MAP,
            name: 'kube-root-ca.crt',
            key: 'ca.crt',
          },
        },
        auth: { serviceAccount: { name } },
      },
    },
  };
}

/** With a template, which also keeps Argo CD's annotations off the Secret. */
function secretSpec({ name, data, secretLabels }: CarriedSecretProps): ExternalSecretSpec {
  const entries = Object.entries(data).map(([key, from]) => ({ key, from, variable: key.replace(/\W/g, '_') }));
  return {
    refreshPolicy: ExternalSecretSpecRefreshPolicy.PERIODIC,
    refreshInterval: '10m0s',
    secretStoreRef: { kind: ExternalSecretSpecSecretStoreRefKind.SECRET_STORE, name },
    target: {
      name,
      creationPolicy: ExternalSecretSpecTargetCreationPolicy.OWNER,
      deletionPolicy: ExternalSecretSpecTargetDeletionPolicy.RETAIN,
      template: {
        engineVersion: ExternalSecretSpecTargetTemplateEngineVersion.V2,
        mergePolicy: ExternalSecretSpecTargetTemplateMergePolicy.REPLACE,
        type: 'Opaque',
        ...(secretLabels === undefined ? {} : { metadata: { labels: { ...secretLabels } } }),
        data: Object.fromEntries(entries.map(({ key, variable }) => [key, `{{ .${variable} }}`])),
      },
    },
    data: entries.map(({ variable, from }) => ({
      secretKey: variable,
      remoteRef: { key: from.secretName, property: from.key },
    })),
  };
}
