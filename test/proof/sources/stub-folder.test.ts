import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App } from 'cdk8s';
import { parse } from 'yaml';
import { VitessOperator } from '../../../app/components/datastores/vitess-operator';
import { kustomizations } from '../../../app/catalogue';
import { KustomizeRelease } from '../../../constructs/gitops/kustomize-release';
import { stubFolders } from '../../../proof/sources/stub-folder';
import { upstreamRepositories } from '../../../proof/sources/upstream-repositories';
import type { Manifest } from '../../../verify/manifest';

const component = new VitessOperator(new App());
const [release] = KustomizeRelease.within(component);
const [stub] = stubFolders([component]);
const { resources } = parse(stub?.files.get('kustomization.yaml') ?? '') as { resources: readonly string[] };
const objects = resources.map((file) => parse(stub?.files.get(file) ?? '') as Manifest);
/** What Kustomize knows an object by. */
const nameOf = ({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>) =>
  [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join(' ');

test('a folder stands under the URL, the path and the version that the Application names', () => {
  expect(stub).toMatchObject({ ...kustomizations.vitessOperator, name: 'vitess-operator' });
});

test('it has the pinned CRDs, the pods of the footprint and what others refer to', () => {
  expect(objects.map(nameOf)).toEqual(
    expect.arrayContaining([
      'CustomResourceDefinition vitessclusters.planetscale.com',
      'Deployment vitess-operator',
      'ServiceAccount vitess-operator',
      'PriorityClass vitess',
    ]),
  );
});

test('whatever is patched is there, once: Kustomize fails otherwise', () => {
  const names = objects.map(nameOf);
  for (const patch of release?.patches ?? []) expect(names).toContain(nameOf(patch));
  expect(new Set(names).size).toBe(names.length);
  expect(JSON.stringify(objects)).not.toContain('$patch');
});

test('Git finds it by the name of the version', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stub-folder-'));
  try {
    const [[url, repository] = []] = await upstreamRepositories('git', folder, [stub!]);
    expect(url).toBe(stub?.repository);
    const args = [`--git-dir=${repository ?? ''}`, 'ls-tree', '--name-only', 'v2.17.0', 'deploy/'];
    const files = execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n');
    expect(files.sort()).toEqual([...(stub?.files.keys() ?? [])].map((file) => `deploy/${file}`).sort());
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
