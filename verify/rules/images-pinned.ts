import { images, tagFault } from '../images';
import { at, text } from '../fields';
import { isUpstreamFolder, sourcesOf } from '../made/application';
import type { ManifestSet } from '../manifest';
import { type Finding, rule } from '../rule';

/** Without them the operators choose a default of their own. */
const requiredVersions: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'acid.zalan.do/postgresql': [['dockerImage'], ['postgresql', 'version']],
  'ceph.rook.io/CephCluster': [['cephVersion', 'image']],
  'databases.spotahome.com/RedisFailover': [
    ['redis', 'image'],
    ['sentinel', 'image'],
  ],
  // MySQL's router and server are not always released under the same version.
  'mysql.oracle.com/InnoDBCluster': [['version'], ['router', 'version']],
  'psmdb.percona.com/PerconaServerMongoDB': [['crVersion']],
  'planetscale.com/VitessCluster': [
    ...['vtctld', 'vtgate', 'vttablet', 'vtbackup', 'vtorc', 'mysqldExporter'].map((image) => ['images', image]),
    ['images', 'mysqld', 'mysql80Compatible'],
    ['globalLockserver', 'etcd', 'image'],
  ],
  'seaweed.seaweedfs.com/Seaweed': [['image']],
};

const exactVersion = /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/;

function* ofResources(set: ManifestSet): Generator<Finding> {
  for (const [kind, paths] of Object.entries(requiredVersions)) {
    for (const on of set.of(kind)) {
      for (const path of paths.filter((one) => at(on.object.spec, ...one) === undefined)) {
        yield {
          on,
          path: ['spec', ...path],
          reason: 'not set, so the operator chooses',
          remedy: 'Name the exact version of the catalogue.',
        };
      }
    }
  }
}

function* ofSources(set: ManifestSet): Generator<Finding> {
  for (const on of set.of('argoproj.io/Application')) {
    const field = at(on.object, 'spec', 'source') === undefined ? ['sources'] : ['source'];
    for (const [index, source] of sourcesOf(on.object).entries()) {
      const version = text(at(source, 'targetRevision')) ?? '';
      const isUpstream = at(source, 'chart') !== undefined || isUpstreamFolder(source);
      if (!isUpstream || exactVersion.test(version)) continue;
      yield {
        on,
        path: ['spec', ...field, ...(field[0] === 'sources' ? [index] : []), 'targetRevision'],
        reason: `'${version}' is not one exact version of the chart or folder`,
        remedy: 'Name the exact version of the catalogue.',
      };
    }
  }
}

export const imagesPinned = rule(
  'images-pinned',
  'Every image, chart and upstream folder is one exact version: a digest, or a tag that does not move.',
  function* (set) {
    for (const { on, path, image } of images(set)) {
      const fault = tagFault(image);
      if (fault)
        yield { on, path, reason: `'${image}': ${fault}`, remedy: 'Use the exact tag or digest of the catalogue.' };
    }
    yield* ofResources(set);
    yield* ofSources(set);
  },
);
