import { groupBy } from '../../verify/group-by';
import { digestOf, json } from './document';
import type { Document, Documents } from './document';
import type { StubChart } from './stub-chart';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const configType = 'application/vnd.cncf.helm.config.v1+json';
const layerType = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** Charts in an OCI registry, whose repository has no scheme: `quay.io/jetstack/charts`. */
export function ociRegistries(charts: readonly StubChart[]): Documents {
  const documents = new Map<string, Document>();
  for (const [place, versions] of groupBy(charts, ({ repository, name }) => `${repository}/${name}`)) {
    const [host = '', ...path] = place.split('/');
    const name = path.join('/');
    const base = `https://${host}/v2/${name}`;
    documents.set(`https://${host}/v2/`, json({}));
    documents.set(`${base}/tags/list`, json({ name, tags: versions.map(tagOf) }));
    for (const chart of versions) {
      for (const [end, document] of contentOf(chart)) documents.set(`${base}/${end}`, document);
    }
  }
  return documents;
}

/** A tag has no plus sign: Helm writes an underscore instead. */
const tagOf = ({ version }: StubChart): string => version.replaceAll('+', '_');

function contentOf(chart: StubChart): readonly (readonly [string, Document])[] {
  const { name, version, archive } = chart;
  const config = json({ apiVersion: 'v2', name, version }, configType);
  const layer = { type: layerType, body: archive };
  const manifest = json(
    { schemaVersion: 2, mediaType: manifestType, config: descriptorOf(config), layers: [descriptorOf(layer)] },
    manifestType,
  );
  return [
    [`manifests/${tagOf(chart)}`, manifest],
    [`manifests/${digestOf(manifest.body)}`, manifest],
    ...[config, layer].map((blob) => [`blobs/${digestOf(blob.body)}`, blob] as const),
  ];
}

const descriptorOf = ({ type, body }: Document) => ({ mediaType: type, digest: digestOf(body), size: body.length });
