import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CrdFolder } from '../../../constructs/gitops/crd-folder';
import { stubCrds } from '../../../proof/sources/stub-crds';
import { upstreamRepositories } from '../../../proof/sources/upstream-repositories';
import { component } from '../../constructs/render';

const crds = {
  repository: 'https://git.test/operator',
  path: 'manifests/crd',
  version: 'v1.2.3',
  groups: ['pingcap.com'],
};
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'upstream-repositories-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

test('the tag that a component names holds the CRDs that are pinned, in the folder that it names', async () => {
  const home = component('operator');
  new CrdFolder(home, 'crds', crds);
  const repositories = await upstreamRepositories('git', folder, stubCrds([home]));
  expect([...repositories.keys()]).toEqual([crds.repository]);
  const files = execFileSync(
    'git',
    [`--git-dir=${repositories.get(crds.repository) ?? ''}`, 'ls-tree', '-r', '--name-only', crds.version],
    { encoding: 'utf8' },
  );
  expect(files.trimEnd().split('\n')).toEqual([
    'manifests/crd/backupschedules.pingcap.com.yaml',
    'manifests/crd/restores.pingcap.com.yaml',
    'manifests/crd/tidbclusters.pingcap.com.yaml',
  ]);
});

test('there is one for each repository', async () => {
  const [one, other] = ['one', 'other'].map((id) => component(id));
  new CrdFolder(one!, 'crds', crds);
  new CrdFolder(other!, 'crds', { ...crds, repository: 'https://git.test/stack', groups: ['monitoring.coreos.com'] });
  const repositories = await upstreamRepositories('git', folder, stubCrds([one!, other!]));
  expect([...repositories.keys()]).toEqual([crds.repository, 'https://git.test/stack']);
  expect(new Set(repositories.values()).size).toBe(2);
});
