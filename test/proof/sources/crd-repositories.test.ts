import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { crdRepositories } from '../../../proof/sources/crd-repositories';
import { component } from '../../constructs/render';

const crds = { repository: 'https://git.test/operator', path: 'manifests/crd', revision: 'v1.2.3' };
const release = { repository: 'https://charts.test', version: '1' };
const plain = { values: {}, clusterScopedKinds: [], pods: [] };
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'crd-repositories-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

test('the tag that an operator names holds the CRDs that are pinned, in the folder that it names', async () => {
  const home = component('operator');
  new HelmRelease(home, 'chart', { ...plain, chart: { ...release, name: 'tidb-operator' }, crds });
  const repositories = await crdRepositories('git', folder, { components: [home] });
  expect([...repositories.keys()]).toEqual([crds.repository]);
  const files = execFileSync(
    'git',
    [`--git-dir=${repositories.get(crds.repository) ?? ''}`, 'ls-tree', '-r', '--name-only', crds.revision],
    { encoding: 'utf8' },
  );
  expect(files.trimEnd().split('\n')).toEqual([
    'manifests/crd/backupschedules.pingcap.com.yaml',
    'manifests/crd/restores.pingcap.com.yaml',
    'manifests/crd/tidbclusters.pingcap.com.yaml',
  ]);
});

test('a chart that brings its CRDs needs none', async () => {
  const home = component('operator');
  new HelmRelease(home, 'chart', { ...plain, chart: { ...release, name: 'contour' } });
  expect((await crdRepositories('git', folder, { components: [home] })).size).toBe(0);
});
