import type { Edge } from '../../constructs/shared/edge';
import type { Workload } from '../../constructs/shared/workload';
import { groupBy } from '../../verify/group-by';
import type { ManifestSet } from '../../verify/manifest';
import { allows } from '../../verify/network';
import type { Pod } from '../../verify/pods';
import { podPorts } from '../../verify/pods';
import type { Check, Outcome } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';
import { liveManifests, livePods } from '../kubernetes/live-network';

/** An address of a network that belongs to nobody (RFC 5737): whoever may go there may go anywhere. */
const anywhere = '203.0.113.1';

/** A port that nothing uses: whoever may use it may use all. */
const unused = 1;

/** The cluster's DNS, which every pod may ask. */
const dns = { namespace: 'kube-system', port: 53 };

export const network: Check = {
  name: 'network',
  claim: 'Every declared edge is open between live pods, and nothing else is',
  async run({ testbed, plane }) {
    const set = liveManifests(await LiveObjects.read(plane.client));
    return judge(set, testbed.edges);
  },
};

/** Pods with the same namespace and labels are one: policies cannot tell them apart. */
function alike(set: ManifestSet): readonly Pod[] {
  const stable = ({ labels, namespace }: Pod): string => {
    const meant = Object.entries(labels).filter(([name]) => !volatile.has(name));
    return JSON.stringify([namespace, ...meant.sort()]);
  };
  return [...groupBy(livePods(set), stable).values()].map(([first]) => first);
}

/** Labels that controllers give to tell the pods of one workload apart. */
const volatile = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
]);

const isOf = (pod: Pod, { namespace, podLabels }: Workload): boolean =>
  pod.namespace === namespace && Object.entries(podLabels).every(([name, value]) => pod.labels[name] === value);

/** Both directions of the claim. @param edges what is declared */
export function judge(set: ManifestSet, edges: readonly Edge[]): Outcome {
  const pods = alike(set);
  const problems: string[] = [];
  for (const { client, server, ports } of edges) {
    const [clients, servers] = [client, server].map((workload) => pods.filter((pod) => isOf(pod, workload)));
    for (const [workload, found] of [
      [client, clients],
      [server, servers],
    ] as const) {
      if (found?.length === 0) problems.push(`no live pod has the labels of ${workload.namespace}/${workload.name}`);
    }
    for (const from of clients ?? []) {
      for (const to of servers ?? []) {
        const closed = ports.find(
          ({ port, protocol }) => !allows(set, end(from), { ...end(to), port, protocol }).allowed,
        );
        if (closed) problems.push(`${show(from)} -> ${show(to)}:${closed.port} is declared and closed`);
      }
    }
  }
  for (const pod of pods.filter(({ namespace }) => namespace !== dns.namespace)) {
    if (allows(set, { ip: anywhere }, { ...end(pod), port: unused }).allowed)
      problems.push(`${show(pod)} accepts anybody`);
    if (allows(set, end(pod), { ip: anywhere, port: unused }).allowed) problems.push(`${show(pod)} may go anywhere`);
  }
  let pairs = 0;
  for (const from of pods) {
    for (const to of pods) {
      pairs += 1;
      for (const port of undeclared(from, to, edges)) {
        if (allows(set, end(from), { ...end(to), port }).allowed && !openToAll(set, from, to, port)) {
          problems.push(`${show(from)} -> ${show(to)}:${port} is open and not declared`);
        }
      }
    }
  }
  return { looked: `${edges.length} edges, ${pairs} pairs of pods`, problems: [...new Set(problems)] };
}

/** Ports of the server that no edge opens for this client: those it declares, those of its other clients, and one of nobody. */
function undeclared(from: Pod, to: Pod, edges: readonly Edge[]): readonly number[] {
  if (to.namespace === dns.namespace)
    return podPorts(to)
      .map(({ number }) => number)
      .filter((number) => number !== dns.port);
  const serving = edges.filter(({ server }) => isOf(to, server));
  const open = serving.filter(({ client }) => isOf(from, client)).flatMap(({ ports }) => ports);
  const known = [
    ...podPorts(to).map(({ number }) => number),
    ...serving.flatMap(({ ports }) => ports.map(({ port }) => port)),
    unused,
  ];
  return [...new Set(known)].filter(
    (number) => !open.some(({ port, endPort = port }) => port <= number && number <= endPort),
  );
}

/** The client may go anywhere on this port, and the server accepts anybody: each has said so for a reason of its own. */
const openToAll = (set: ManifestSet, from: Pod, to: Pod, port: number): boolean =>
  allows(set, end(from), { ip: anywhere, port }).allowed && allows(set, { ip: anywhere }, { ...end(to), port }).allowed;

const end = ({ namespace, labels }: Pod) => ({ namespace, labels });

const show = ({ namespace, object }: Pod): string => `${namespace ?? ''}/${object.metadata.name}`;
