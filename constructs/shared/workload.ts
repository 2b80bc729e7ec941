import { k8s } from 'cdk8s-plus-28';
import { Lazy } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { Metrics } from './metrics';

/** A port of a pod (not of a Service). */
export interface PodPort {
  readonly port: number;
  /** The last port of a range that begins with `port`. @default - just `port` */
  readonly endPort?: number;
  /** @default TCP */
  readonly protocol?: 'TCP' | 'UDP';
}

export interface WorkloadProps {
  /** Labels that exactly these pods carry: ours, or those that their operator is known to give. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Name of the NetworkPolicy; unique in the namespace. @default - the construct's id */
  readonly name?: string;
  /** What they offer to be measured by, one entry a port. @default - nothing */
  readonly metrics?: readonly Metrics[];
}

/**
 * Pods that talk, whoever makes them, with the one NetworkPolicy that guards them in both directions. It starts closed; edges
 * and the few `allow…` below open it. One policy a workload, so that `kubectl describe netpol <name>` shows all there is.
 */
export class Workload extends Construct {
  /** The workloads below a construct. */
  static within(scope: IConstruct): readonly Workload[] {
    return scope.node.findAll().filter((construct) => construct instanceof Workload);
  }

  /** What the policy is called, and the picture calls the pods. */
  readonly name: string;
  readonly podLabels: Readonly<Record<string, string>>;
  /** The namespace that the pods run in. */
  readonly namespace: string;
  readonly metrics: readonly Metrics[];
  private readonly ingress: k8s.NetworkPolicyIngressRule[] = [];
  private readonly egress: k8s.NetworkPolicyEgressRule[] = [];

  constructor(scope: Construct, id: string, { podLabels, name = id, metrics = [] }: WorkloadProps) {
    super(scope, id);
    this.name = name;
    this.podLabels = podLabels;
    this.metrics = metrics;
    const policy = new k8s.KubeNetworkPolicy(this, 'policy', {
      metadata: { name },
      spec: {
        podSelector: { matchLabels: podLabels },
        policyTypes: ['Ingress', 'Egress'],
        // Edges add to these after this constructor. The API server drops an empty list, and then takes every sync for a change.
        ingress: Lazy.any({ produce: () => nonEmpty(this.ingress) }) as k8s.NetworkPolicyIngressRule[],
        egress: Lazy.any({ produce: () => nonEmpty(this.egress) }) as k8s.NetworkPolicyEgressRule[],
      },
    });
    this.namespace = namespaceOf(policy.chart);
  }

  /** How a policy of any namespace names these pods. */
  get peer(): k8s.NetworkPolicyPeer {
    return {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': this.namespace } },
      podSelector: { matchLabels: this.podLabels },
    };
  }

  /** Lets these pods open connections to others; the other side has to accept them. */
  allowTo(server: Workload, ports: readonly PodPort[]): void {
    this.egress.push({ to: [server.peer], ports: ports.map(policyPort) });
  }

  /** Accepts connections of other pods. */
  allowFrom(client: Workload, ports: readonly PodPort[]): void {
    this.ingress.push({ from: [client.peer], ports: ports.map(policyPort) });
  }

  /** Accepts connections from outside the cluster, or from its nodes: the API server that calls a webhook runs on one. */
  allowFromAnywhere(ports: readonly PodPort[]): void {
    this.ingress.push({ ports: ports.map(policyPort) });
  }

  /** Lets these pods call the Kubernetes API, which no selector can name: it listens on nodes, on 6443 behind 443. */
  allowToKubernetesApi(): void {
    this.allowToAnywhere([{ port: 443 }, { port: 6443 }]);
  }

  /** Lets these pods connect to any address on the given ports; for what runs on nodes or outside of the cluster. */
  allowToAnywhere(ports: readonly PodPort[]): void {
    this.egress.push({ ports: ports.map(policyPort) });
  }

  /**
   * Lets these pods connect to what a URL leads to. A policy cannot name a host: to any address, on the port of the URL.
   *
   * @param url `https://…`
   */
  allowToUrl(url: string): void {
    this.allowToAnywhere([{ port: Number(new URL(url).port || 443) }]);
  }
}

const nonEmpty = <Rule>(rules: readonly Rule[]) => (rules.length > 0 ? rules : undefined);

function policyPort({ port, endPort, protocol = 'TCP' }: PodPort): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), endPort, protocol };
}

function namespaceOf(chart: Chart): string {
  if (chart.namespace === undefined) {
    throw new Error(`'${chart.node.id}' has pods but no namespace: give its component one`);
  }
  return chart.namespace;
}
