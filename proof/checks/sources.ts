import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { at, items, text } from '../../verify/fields';
import { kindOf } from '../../verify/kind';
import type { Check } from '../check';
import { LiveObjects } from '../kubernetes/live-objects';

export const sources: Check = {
  name: 'sources',
  claim: 'Argo CD asks for nothing that no Application names, and every chart gets its values whole',
  async run({ manifests, plane, sources: { requests } }) {
    const live = await LiveObjects.read(plane.client);
    const releases = manifests
      .filter(({ object }) => kindOf(object) === 'argoproj.io/Application')
      .flatMap(({ object }) =>
        items(at(object, 'spec', 'sources'))
          .filter((source) => at(source, 'chart') !== undefined)
          .map((source) => ({ namespace: text(at(object, 'spec', 'destination', 'namespace')), source })),
      );
    const problems = releases.flatMap(({ namespace, source }) => {
      const release = text(at(source, 'helm', 'releaseName')) ?? '';
      const arrived = live
        .of('/ConfigMap')
        .find(({ metadata }) => metadata.name === `${release}-values` && metadata.namespace === namespace);
      const values: unknown = parse(text(at(arrived, 'data', 'values')) ?? 'null', { version: '1.1' });
      const wanted = at(source, 'helm', 'valuesObject');
      return isDeepStrictEqual(values, wanted) ? [] : [`${release} got other values than its Application names`];
    });
    const unknown = requests.filter(({ status }) => status >= 400);
    return {
      looked: `${requests.length} requests, ${releases.length} charts`,
      problems: [...problems, ...new Set(unknown.map(({ method, url, status }) => `${method} ${url}: ${status}`))],
    };
  },
};
