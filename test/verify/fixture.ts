import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Located, type Manifest, ManifestSet } from '../../verify/manifest';
import type { Rule } from '../../verify/rule';
import { type Edits, edit } from './edit';

type Chart = Readonly<Record<string, unknown>>;

const chart = (name: string, targetRevision: string, repoURL: string, valuesObject?: Chart): Chart => ({
  chart: name,
  repoURL,
  targetRevision,
  helm: { releaseName: name, ...(valuesObject && { valuesObject }) },
});

/** Components, each with a namespace of its own and the charts that it installs there. */
const components: Readonly<Record<string, readonly Chart[]>> = {
  argocd: [chart('argo-cd', '10.1.1', 'https://argoproj.github.io/argo-helm')],
  'external-secrets': [chart('external-secrets', '2.9.0', 'https://charts.external-secrets.io')],
  'cert-manager': [chart('cert-manager', 'v1.21.1', 'quay.io/jetstack/charts')],
  contour: [chart('contour', '0.7.0', 'https://projectcontour.github.io/helm-charts/')],
  'rook-ceph': [
    chart('rook-ceph', 'v1.20.6', 'https://charts.rook.io/release'),
    chart('ceph-csi-drivers', '1.0.4', 'https://ceph.github.io/ceph-csi-operator', {
      drivers: { rbd: { enabled: true, name: 'rook-ceph.rbd.csi.ceph.com' } },
    }),
  ],
  'object-store': [],
  'postgres-operator': [
    chart('postgres-operator', '2.0.1', 'https://opensource.zalando.com/postgres-operator/charts/postgres-operator', {
      configLogicalBackup: { logical_backup_cronjob_environment_secret: 'payment-info-s3' },
    }),
  ],
  'payment-info': [],
  user: [],
};

const holdData = ['rook-ceph', 'object-store', 'payment-info', 'user'];

const protection = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };

const server = 'https://kubernetes.default.svc';

const git = 'https://git.example.com/testbed.git';

const namespace = (name: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    labels: {
      s3: 'true',
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.34',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    },
    ...(holdData.includes(name) && { annotations: protection }),
  },
});

const policy = (home: string, name: string, spec: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: home },
  spec: { podSelector: {}, ...spec },
});

const dns = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

const application = (name: string, charts: readonly Chart[]): Manifest => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name, namespace: 'argocd' },
  spec: {
    project: 'testbed',
    destination: { server, namespace: name },
    sources: [...charts, { repoURL: git, targetRevision: 'manifests', path: `local/${name}` }],
    syncPolicy: { automated: {}, syncOptions: ['ServerSideApply=true'] },
  },
});

const project: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'testbed', namespace: 'argocd' },
  spec: {
    sourceRepos: [git, ...Object.values(components).flatMap((charts) => charts.map(({ repoURL }) => repoURL))],
    destinations: Object.keys(components).map((name) => ({ server, namespace: name })),
    clusterResourceWhitelist: [
      { group: '', kind: 'Namespace' },
      { group: '*', kind: '*Class' },
      { group: 'cert-manager.io', kind: 'ClusterIssuer' },
    ],
  },
};

const root: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'root', namespace: 'argocd' },
  spec: {
    project: 'testbed',
    destination: { server, namespace: 'argocd' },
    source: { repoURL: git, targetRevision: 'manifests', path: 'local/applications' },
  },
};

const documents = (name: string): readonly Manifest[] =>
  parseAllDocuments(readFileSync(path.join(__dirname, 'fixture', `${name}.yaml`), 'utf8')).map(
    (document) => document.toJS() as Manifest,
  );

/** Components of what has no namespace to go by. */
const homes: Readonly<Record<string, string>> = {
  ClusterIssuer: 'cert-manager',
  StorageClass: 'rook-ceph',
  PriorityClass: 'user',
};

const place = (component: string, object: Manifest): Located => ({
  file: `local/${component}/${object.kind}.${object.metadata.name}.yaml`,
  object,
});

function written(): string {
  const shop = ['platform', 'payment-info', 'user']
    .flatMap(documents)
    .map((object) => place(object.metadata.namespace ?? homes[object.kind] ?? '', object));
  const closed = Object.keys(components).flatMap((name) => [
    place(name, namespace(name)),
    place(name, policy(name, 'default-deny', { policyTypes: ['Ingress', 'Egress'] })),
    place(name, policy(name, 'dns', { policyTypes: ['Egress'], egress: [dns] })),
  ]);
  const bootstrap = [project, root, namespace('argocd')].map((object) => place('bootstrap', object));
  const applications = Object.entries(components).map(([name, charts]) =>
    place('applications', application(name, charts)),
  );
  const all = [...bootstrap, ...applications, ...closed, ...shop];
  return JSON.stringify(all);
}

let json: string | undefined;

/** One environment as the synthesis leaves it: a few operators, two datastores, a service. Fresh at each call. */
export function fixture(): Located[] {
  // By way of JSON, so that no two objects share a part: aliases of YAML do.
  return JSON.parse((json ??= written())) as Located[];
}

export function find(located: readonly Located[], kind: string, name: string): Located {
  const found = located.find(({ object }) => object.kind === kind && object.metadata.name === name);
  if (!found) throw new Error(`the fixture has no ${kind} '${name}'`);
  return found;
}

export function at(located: readonly Located[], file: string): Located {
  const found = located.find((one) => one.file === file);
  if (!found) throw new Error(`the fixture has no file ${file}`);
  return found;
}

/** The fixture with one object of it changed. */
export function edited(kind: string, name: string, edits: Edits): Located[] {
  const located = fixture();
  edit(find(located, kind, name).object, edits);
  return located;
}

/** What a rule says of the fixture after one object of it has been changed, as `path: reason`. */
export const faults = (rule: Rule, kind: string, name: string, edits: Edits): readonly string[] =>
  faultsOf(rule, edited(kind, name, edits));

export const faultsOf = (rule: Rule, located: readonly Located[]): readonly string[] =>
  rule.check(new ManifestSet(located)).map(({ path: where, reason }) => `${where}: ${reason}`);
