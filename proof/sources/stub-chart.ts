import type { Testbed } from '../../app/testbed';
import { groupBy } from '../../verify/group-by';
import { argoCdConfiguration } from './argo-cd-configuration';
import { packChart } from './chart-archive';
import { chartFacts } from './chart-facts';
import { pinnedCrds } from './pinned-crds';
import { declaredReleases } from './declared-releases';
import type { DeclaredRelease } from './declared-releases';
import { stubObjects } from './stub-objects';
import { toYaml } from './yaml-1-1';

/** Stands for a chart of the internet. */
export interface StubChart {
  /** As the Application names it: a URL, or an OCI registry without a scheme. */
  readonly repository: string;
  readonly name: string;
  readonly version: string;
  /** The chart as gzipped tar. */
  readonly archive: Buffer;
}

/** In every release, under `<release>-values`: the values that arrived, as YAML under the key `values`. */
const arrivedValues = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-values
  namespace: {{ .Release.Namespace }}
data:
  values: |
    {{- toYaml .Values | nindent 4 }}
`;

/**
 * One stub for each chart that the Applications of an environment name, in exactly that version: with the CRDs that are pinned
 * in imports/, and the objects that others refer to.
 *
 * @param environmentFolder `dist/<environment>`
 * @param testbed what the folder was synthesized from: it knows the footprints
 */
export async function stubCharts(environmentFolder: string, testbed: Testbed): Promise<readonly StubChart[]> {
  const releases = declaredReleases(environmentFolder, testbed);
  const charts = groupBy(releases, ({ repository, chart, version }) => [repository, chart, version].join(' '));
  return Promise.all([...charts.values()].map(stubChart));
}

async function stubChart(releases: readonly DeclaredRelease[]): Promise<StubChart> {
  const { repository = '', chart: name = '', version = '' } = releases[0] ?? {};
  const groups = chartFacts[name]?.groups ?? [];
  const files = new Map([
    ['Chart.yaml', toYaml({ apiVersion: 'v2', name, version, description: 'Stands for the chart of this name' })],
    ['values.yaml', '{}\n'],
    ['templates/values.yaml', arrivedValues],
    // JSON is YAML too, and written a hundred times as fast: some of these have megabytes.
    ...pinnedCrds(groups).map((crd) => [`crds/${crd.metadata.name}.json`, JSON.stringify(crd)] as const),
    ...releases.map((release) => [`templates/${release.namespace}-${release.name}.yaml`, templateOf(release)] as const),
    ...(name === 'argo-cd' ? argoCdConfiguration.templates : []),
  ]);
  return { repository, name, version, archive: await packChart(name, files) };
}

/** Objects are those of one release: a second one of the same chart has others. */
function templateOf(release: DeclaredRelease): string {
  const isIt = `and (eq .Release.Name "${release.name}") (eq .Release.Namespace "${release.namespace}")`;
  return `{{- if ${isIt} }}\n${stubObjects(release).map(toYaml).join('---\n')}{{- end }}\n`;
}
