import { isDeepStrictEqual } from 'node:util';
import { groupBy } from './group-by';
import { kindOf } from './kind';
import { shadows } from './made';
import { type OwnPod, type Pod, isOwn, podOf } from './pods';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

export interface Located {
  readonly file: string;
  readonly object: Manifest;
}

/** What the cluster brings along and no manifest declares. */
export interface Cluster {
  /** Beside those that the usual distributions ship. */
  readonly storageClasses?: readonly string[];
}

/** Applied by a person before Argo CD, which adopts it: the same object may stand in its component too. */
export const isBootstrap = ({ file }: Located): boolean => file.split('/').includes('bootstrap');

const identity = (kind: string, name: string, namespace?: string): string => `${kind} ${namespace ?? ''}/${name}`;

const identityOf = (object: Manifest): string =>
  identity(kindOf(object), object.metadata.name, object.metadata.namespace);

/** All manifests of one environment, that is of one cluster, and what operators and charts will make of them there. */
export class ManifestSet {
  /** Every object that we write, once: what bootstrap repeats word for word is left out. */
  readonly ours: readonly Located[];
  /** Shadows of what operators, charts and the cluster itself make: only what others may refer to. */
  readonly made: readonly Manifest[];
  readonly pods: readonly Pod[];
  readonly ownPods: readonly OwnPod[];
  private readonly podsByNamespace: ReadonlyMap<string | undefined, readonly Pod[]>;
  private readonly oursByKind: ReadonlyMap<string, readonly Located[]>;
  private readonly allByKind: ReadonlyMap<string, readonly Manifest[]>;
  private readonly byIdentity: ReadonlyMap<string, Manifest>;
  private readonly labelsOfNamespaces = new Map<string, Readonly<Record<string, string>>>();

  constructor(
    readonly located: readonly Located[],
    cluster: Cluster = {},
  ) {
    const components = groupBy(
      located.filter((one) => !isBootstrap(one)),
      ({ object }) => identityOf(object),
    );
    this.ours = located.filter(
      (one) =>
        !isBootstrap(one) ||
        !components.get(identityOf(one.object))?.some(({ object }) => isDeepStrictEqual(object, one.object)),
    );
    const objects = this.ours.map(({ object }) => object);
    this.made = shadows(objects, cluster);
    const all = [...objects, ...this.made];
    this.oursByKind = groupBy(this.ours, ({ object }) => kindOf(object));
    this.allByKind = groupBy(all, kindOf);
    this.byIdentity = new Map(all.toReversed().map((object) => [identityOf(object), object]));
    this.pods = [
      ...this.ours.flatMap(({ file, object }) => podOf(object, file) ?? []),
      ...this.made.flatMap((object) => podOf(object) ?? []),
    ];
    this.podsByNamespace = groupBy(this.pods, ({ namespace }) => namespace);
    this.ownPods = this.pods.filter(isOwn);
  }

  /** Ours of these kinds, each written `<group>/<Kind>`. */
  of(...kinds: readonly string[]): readonly Located[] {
    return kinds.flatMap((kind) => this.oursByKind.get(kind) ?? []);
  }

  /** Ours and made. */
  all(kind: string): readonly Manifest[] {
    return this.allByKind.get(kind) ?? [];
  }

  find(kind: string, name: string, namespace?: string): Manifest | undefined {
    return this.byIdentity.get(identity(kind, name, namespace));
  }

  podsIn(namespace: string | undefined): readonly Pod[] {
    return this.podsByNamespace.get(namespace) ?? [];
  }

  /** The namespaces that have pods. */
  get populated(): readonly string[] {
    return [...this.podsByNamespace.keys()].filter((namespace) => namespace !== undefined);
  }

  /** With the label that Kubernetes itself puts on every namespace. */
  namespaceLabels(name: string): Readonly<Record<string, string>> {
    const known = this.labelsOfNamespaces.get(name);
    if (known) return known;
    const labels = { ...this.find('/Namespace', name)?.metadata.labels, 'kubernetes.io/metadata.name': name };
    this.labelsOfNamespaces.set(name, labels);
    return labels;
  }
}
