import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import { commonLabels } from '../shared/labels';
import { clusterScoped } from './cluster-scoped';
import type { Layer } from './layer';
import { syncOptions } from './sync';

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurity = 'privileged' | 'baseline' | 'restricted';

export type Role = 'delivery' | 'definitions' | 'operator' | 'instance';

/** The oldest Kubernetes that we support: a newer policy version would mean different things on different clusters. */
const podSecurityVersion = 'v1.34';

export interface ComponentProps {
  /** Where it belongs: its AppProject and its place in the order of start. */
  readonly layer: Layer;
  /**
   * An operator starts before the instances of its layer. What delivers everything, Argo CD, comes before all layers: its
   * settings decide when the others count as healthy, so a mistake there must be mendable while they are not. Definitions are
   * CRDs that operators of earlier layers watch: they come next, for some operators end when a kind is not there.
   * @default instance
   */
  readonly role?: Role;
  /**
   * Where its objects live: a namespace of its own, named as the component; that of another component, where the product wants
   * its custom resources beside its operator; or none, when all it has is cluster-scoped.
   * @default - its own
   */
  readonly namespace?: Component | 'none';
  /** The strictest level that every pod in the namespace fits. @default restricted */
  readonly podSecurity?: PodSecurity;
  /** Volumes live in the namespace: losing it would lose them, so neither pruning nor a deleted Application takes it along. */
  readonly holdsData?: boolean;
}

/** One deployable unit: a chart, a folder of manifests, an Argo CD Application, and (as a rule) a namespace that starts closed. */
export class Component extends Chart {
  /** The component that a construct is part of. @throws when it is part of none */
  static containing(construct: IConstruct): Component {
    const component = Chart.of(construct);
    if (component instanceof Component) return component;
    throw new Error(`${construct.node.path} is not within a component`);
  }

  /** cdk8s makes every chart an `instanceof` every class of charts; this takes that back. */
  static override [Symbol.hasInstance](instance: unknown): instance is Component {
    return Object.prototype.isPrototypeOf.call(Component.prototype, instance as object);
  }

  readonly layer: Layer;
  readonly role: Role;
  private readonly ownNamespace?: k8s.KubeNamespace;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    const { layer, role = 'instance', namespace } = props;
    super(scope, id, {
      disableResourceNameHashes: true,
      labels: { 'app.kubernetes.io/name': id, ...commonLabels },
      namespace: namespace === 'none' ? undefined : (namespace?.namespace ?? id),
    });
    this.layer = layer;
    this.role = role;
    if (namespace === undefined) this.ownNamespace = closedNamespace(this, props);
  }

  /** Marks the component's own namespace, for a selector of another component. @throws when it has none */
  labelNamespace(key: string, value: string): void {
    if (this.ownNamespace === undefined) throw new Error(`'${this.node.id}' has no namespace of its own to label`);
    this.ownNamespace.metadata.addLabel(key, value);
  }
}

function closedNamespace(component: Component, props: ComponentProps): k8s.KubeNamespace {
  const { podSecurity = 'restricted', holdsData = false } = props;
  const protection = holdsData ? { [syncOptions]: 'Prune=false,Delete=false' } : undefined;
  const namespace = new k8s.KubeNamespace(component, 'namespace', {
    metadata: { name: component.node.id, labels: podSecurityLabels(podSecurity), annotations: protection },
  });
  new k8s.KubeNetworkPolicy(component, 'default-deny', {
    metadata: { name: 'default-deny', annotations: protection },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  new k8s.KubeNetworkPolicy(component, 'dns', {
    metadata: { name: 'dns', annotations: protection },
    spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [clusterDns], ports: dnsPorts }] },
  });
  return clusterScoped(namespace);
}

/** Enforces what fits; warns of and audits whatever is less than restricted, so that the distance stays visible. */
function podSecurityLabels(enforced: PodSecurity): Record<string, string> {
  const levels = { enforce: enforced, audit: 'restricted', warn: 'restricted' };
  return Object.fromEntries(
    Object.entries(levels).flatMap(([mode, level]) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, podSecurityVersion],
    ]),
  );
}

const clusterDns: k8s.NetworkPolicyPeer = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};

const dnsPorts: k8s.NetworkPolicyPort[] = ['UDP', 'TCP'].map((protocol) => ({
  protocol,
  port: k8s.IntOrString.fromNumber(53),
}));
