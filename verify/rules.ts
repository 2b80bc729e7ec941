import { groupBy } from './group-by';
import { importedSchemas, importedScopes } from './imports';
import { type Cluster, type Located, ManifestSet } from './manifest';
import { environmentOf, readManifests } from './read';
import type { Read } from './read';
import type { Rule, Violation } from './rule';
import { argoCdAnnotations } from './rules/argo-cd-annotations';
import { generatedOnce } from './rules/generated-once';
import { guardedRoutes } from './rules/guarded-routes';
import { imagesByDigest } from './rules/images-by-digest';
import { imagesPinned } from './rules/images-pinned';
import { internalServices } from './rules/internal-services';
import { knownValues } from './rules/known-values';
import { namespaces } from './rules/namespaces';
import { noEmptyObjects } from './rules/no-empty-objects';
import { noEmptyRuleLists } from './rules/no-empty-rule-lists';
import { noLiteralSecrets } from './rules/no-literal-secrets';
import { noWildcardGrants } from './rules/no-wildcard-grants';
import { openNetworkRules } from './rules/open-network-rules';
import { podContainerNames } from './rules/pods/container-names';
import { podIdentity } from './rules/pods/identity';
import { podLabels } from './rules/pods/labels';
import { podMounts } from './rules/pods/mounts';
import { podProbes } from './rules/pods/probes';
import { podResources } from './rules/pods/resources';
import { podSecurity } from './rules/pods/security';
import { podSelector } from './rules/pods/selector';
import { podSpread } from './rules/pods/spread';
import { protectedData } from './rules/protected-data';
import { applications } from './rules/references/applications';
import { carriedSecrets } from './rules/references/carried-secrets';
import { ceph } from './rules/references/ceph';
import { datastores } from './rules/references/datastores';
import { httpProxyCertificates } from './rules/references/httpproxy-certificates';
import { httpProxyIncludes } from './rules/references/httpproxy-includes';
import { httpProxyServices } from './rules/references/httpproxy-services';
import { issuers } from './rules/references/issuers';
import { networkPeers } from './rules/references/network-peers';
import { objectStores } from './rules/references/object-stores';
import { podData } from './rules/references/pod-data';
import { podSelectors } from './rules/references/pod-selectors';
import { priorityClasses } from './rules/references/priority-classes';
import { resourceData } from './rules/references/resource-data';
import { roleBindings } from './rules/references/role-bindings';
import { scaleTargets } from './rules/references/scale-targets';
import { secretSources } from './rules/references/secret-sources';
import { serviceAccounts } from './rules/references/service-accounts';
import { serviceHosts } from './rules/references/service-hosts';
import { servicePods } from './rules/references/service-pods';
import { storageClasses } from './rules/references/storage-classes';
import { schemaRule } from './rules/schema';
import { scopeRule } from './rules/scope';
import { uniqueNames } from './rules/unique-names';

/** Objects by themselves. */
const shape = [uniqueNames, scopeRule(importedScopes), noEmptyObjects, schemaRule(importedSchemas), knownValues];

/** Our own pods. */
const hardenedPods = [
  podContainerNames,
  podResources,
  podProbes,
  podSecurity,
  podIdentity,
  podLabels,
  podSelector,
  podSpread,
  podMounts,
];

const safety = [
  imagesPinned,
  noLiteralSecrets,
  namespaces,
  noWildcardGrants,
  openNetworkRules,
  noEmptyRuleLists,
  internalServices,
  guardedRoutes,
  protectedData,
  generatedOnce,
  argoCdAnnotations,
];

/** That whatever is named exists, ours or made by an operator. */
const references = [
  servicePods,
  serviceHosts,
  podData,
  resourceData,
  serviceAccounts,
  storageClasses,
  priorityClasses,
  httpProxyIncludes,
  httpProxyServices,
  httpProxyCertificates,
  scaleTargets,
  podSelectors,
  networkPeers,
  issuers,
  secretSources,
  carriedSecrets,
  objectStores,
  ceph,
  datastores,
  roleBindings,
  applications,
];

export const rules: readonly Rule[] = [...shape, ...hardenedPods, ...safety, ...references];

/** What should be better and cannot be yet: told and counted, and no reason to fail. */
export const advice: readonly Rule[] = [imagesByDigest];

/** All that is wrong with the manifests of one environment. */
export function verify(located: readonly Located[], cluster?: Cluster): readonly Violation[] {
  const set = new ManifestSet(located, cluster);
  return rules.flatMap((rule) => rule.check(set));
}

/** All that should be better in one environment or several. */
export function adviseOn({ located }: Read): readonly Violation[] {
  const environments = groupBy(located, environmentOf);
  return [...environments.values()].flatMap((one) => advice.flatMap((rule) => rule.check(new ManifestSet(one))));
}

/** All that is wrong with what was read of a folder, which holds one environment or several: each is judged by itself. */
export function verifyRead({ located, violations }: Read, cluster?: Cluster): readonly Violation[] {
  const environments = groupBy(located, environmentOf);
  return [...violations, ...[...environments.values()].flatMap((one) => verify(one, cluster))];
}

/** All that is wrong below a folder. */
export function verifyFolder(folder: string, cluster?: Cluster): readonly Violation[] {
  return verifyRead(readManifests(folder), cluster);
}
