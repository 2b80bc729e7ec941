import * as fs from 'node:fs';
import * as path from 'node:path';
import type { HeadlampValues } from '../../../imports/values/headlamp';
import { HelmRelease } from '../../../constructs/gitops/helm-release';
import { Headlamp } from '../../../constructs/observability/headlamp';
import { operated } from '../../../constructs/observability/headlamp-rights';
import { chart } from '../collaborators';
import { component, find, type Rendered } from '../render';

function installed(replicas: number) {
  const home = component('headlamp', 'observability');
  new Headlamp(home, 'pages', { chart, replicas });
  return { home, values: HelmRelease.within(home)[0]!.values as HeadlampValues };
}

const { home, values } = installed(2);

test('its account is not made cluster admin: it gets a role of ours', () => {
  expect(values.clusterRoleBinding).toEqual({ create: false });
  const { roleRef, subjects } = find(home, 'ClusterRoleBinding');
  expect(roleRef.name).toBe(find(home, 'ClusterRole').metadata.name);
  expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'headlamp', namespace: 'headlamp' }]);
});

test('who looks sees no Secret and no ConfigMap, changes nothing and gets into no pod', () => {
  const rules = find(home, 'ClusterRole').rules as Rendered[];
  expect(rules.every(({ verbs }) => (verbs as string[]).every((verb) => /^(get|list|watch)$/.test(verb)))).toBe(true);
  const named = rules.flatMap(({ resources }) => resources as string[]);
  for (const never of [/^secrets$/, /^configmaps$/, /\/proxy$/, /\/exec$/, /\/attach$/, /\/portforward$/, /\*/]) {
    expect(named.filter((one) => never.test(one))).toEqual([]);
  }
});

test.each(Object.entries(operated))('the kinds of %s are called as the API calls them', (group, plurals) => {
  const crds = JSON.parse(
    fs.readFileSync(path.join(__dirname, '../../../imports/schemas', `${group}.json`), 'utf8'),
  ) as Rendered[];
  const known = crds.map(({ spec }) => spec.names.plural as string);
  expect(plurals.filter((plural) => !known.includes(plural))).toEqual([]);
});

test('its pods fit the level restricted', () => {
  expect(values.podSecurityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(values.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('one of several stays when a node is drained, and a single one does not hold it up', () => {
  expect(values.podDisruptionBudget).toEqual({ enabled: true, minAvailable: 1 });
  expect(installed(1).values).not.toHaveProperty('podDisruptionBudget');
});
