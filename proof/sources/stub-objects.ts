import type { PodFootprint } from '../../constructs/shared/footprint';
import type { Manifest } from '../../verify/manifest';
import { kindOf } from '../../verify/kind';
import { fields } from '../../verify/fields';
import { argoCdConfiguration } from './argo-cd-configuration';
import { chartFacts } from './chart-facts';
import { serviceOf } from './stub-service';
import { workloadOf } from './workload';

/** One installation of a chart. */
export interface StubRelease {
  readonly chart: string;
  /** As Helm calls it. */
  readonly name: string;
  readonly namespace: string;
  readonly values: unknown;
  /** What the chart makes, as far as others refer to it. */
  readonly shadows: readonly Manifest[];
  readonly footprints: readonly PodFootprint[];
}

/** What the API server asks of kinds of which a shadow has only the name. */
const required: Readonly<Record<string, object>> = {
  'networking.k8s.io/IngressClass': { spec: { controller: 'proof.invalid/stub' } },
  'rbac.authorization.k8s.io/ClusterRole': { rules: [] },
  'scheduling.k8s.io/PriorityClass': { value: 1000000 },
};

/**
 * Real objects in the place of a chart's shadows. Pods that no footprint speaks of are left out: hooks make them, or operators.
 *
 * @throws Error when the footprint speaks of a workload without a shadow: the proof would miss its pods
 */
export function stubObjects(release: StubRelease): readonly Manifest[] {
  const { chart, values, shadows, footprints } = release;
  const facts = chartFacts[chart] ?? {};
  const of = (kind: string): readonly Manifest[] => shadows.filter((shadow) => kindOf(shadow) === kind);
  const pods = of('/Pod');
  const serviceAccounts = of('/ServiceAccount').map(({ metadata }) => metadata.name);
  const workloads = footprints.map((footprint) => {
    const pod = pods.find(({ metadata }) => metadata.name === footprint.workload);
    if (!pod)
      throw new Error(`chart ${chart}: ${footprint.workload} has a footprint, but no shadow in verify/made/charts`);
    return workloadOf({ pod, footprint, facts, values, serviceAccounts });
  });
  const special = chart === 'argo-cd' ? argoCdConfiguration.names : [];
  const others = shadows
    .filter((shadow) => !['/Pod', '/Service'].includes(kindOf(shadow)) && !special.includes(shadow.metadata.name))
    .map((shadow) => ({ ...shadow, ...required[kindOf(shadow)], ...dataOf(shadow) }));
  return [...others, ...workloads, ...of('/Service').map((service) => serviceOf(service, pods, facts, values))];
}

/** Something under every key: an empty value could be taken for none. */
function dataOf({ kind, data }: Manifest): object {
  const value = kind === 'Secret' ? Buffer.from('stub').toString('base64') : 'stub';
  return data === undefined ? {} : { data: Object.fromEntries(Object.keys(fields(data)).map((key) => [key, value])) };
}
