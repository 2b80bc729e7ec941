import { groupBy } from '../../verify/group-by';
import { digestOf, json } from './document';
import type { Document, Documents } from './document';
import type { StubChart } from './stub-chart';

/** Helm's own format: an index and the archives beside it. https://helm.sh/docs/topics/chart_repository/ */
export function helmRepositories(charts: readonly StubChart[]): Documents {
  const documents = new Map<string, Document>();
  const folderOf = ({ repository }: StubChart): string => repository.replace(/\/+$/, '');
  for (const [folder, inFolder] of groupBy(charts, folderOf)) {
    // JSON is YAML.
    documents.set(`${folder}/index.yaml`, json(indexOf(inFolder), 'application/yaml'));
    for (const chart of inFolder) {
      documents.set(`${folder}/${archiveName(chart)}`, { type: 'application/gzip', body: chart.archive });
    }
  }
  return documents;
}

const archiveName = ({ name, version }: StubChart): string => `${name}-${version}.tgz`;

const indexOf = (charts: readonly StubChart[]) => ({
  apiVersion: 'v1',
  entries: Object.fromEntries(
    [...groupBy(charts, ({ name }) => name)].map(([name, versions]) => [
      name,
      versions.map((chart) => ({
        apiVersion: 'v2',
        name,
        version: chart.version,
        digest: digestOf(chart.archive).slice('sha256:'.length),
        urls: [archiveName(chart)],
      })),
    ]),
  ),
});
