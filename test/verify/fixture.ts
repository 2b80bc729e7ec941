import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Located, type Manifest, ManifestSet } from '../../verify/manifest';
import type { Rule } from '../../verify/rule';

interface Chart {
  readonly chart: string;
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Components, each with a namespace of its own, and what is left out of a chart's defaults. */
const components: Readonly<Record<string, Chart | undefined>> = {
  argocd: { chart: 'argo-cd', repoURL: 'https://argoproj.github.io/argo-helm', targetRevision: '10.1.1' },
  'external-secrets': {
    chart: 'external-secrets',
    repoURL: 'https://charts.external-secrets.io',
    targetRevision: '2.9.0',
  },
  'cert-manager': { chart: 'cert-manager', repoURL: 'quay.io/jetstack/charts', targetRevision: 'v1.21.1' },
  contour: { chart: 'contour', repoURL: 'https://projectcontour.github.io/helm-charts/', targetRevision: '0.7.0' },
  'rook-ceph': { chart: 'rook-ceph', repoURL: 'https://charts.rook.io/release', targetRevision: 'v1.20.6' },
  'object-store': undefined,
  'postgres-operator': {
    chart: 'postgres-operator',
    repoURL: 'https://opensource.zalando.com/postgres-operator/charts/postgres-operator',
    targetRevision: '2.0.1',
    values: { configLogicalBackup: { logical_backup_cronjob_environment_secret: 'payment-info-s3' } },
  },
  'payment-info': undefined,
  user: undefined,
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

function application(name: string, chart: Chart | undefined): Manifest {
  const { values, ...source } = chart ?? {};
  const helm = { releaseName: name, valuesObject: values };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'testbed',
      destination: { server, namespace: name },
      sources: [
        ...(chart ? [{ ...source, ...(values && { helm }) }] : []),
        { repoURL: git, targetRevision: 'manifests', path: `local/${name}` },
      ],
      syncPolicy: { automated: {} },
    },
  };
}

const project: Manifest = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'testbed', namespace: 'argocd' },
  spec: {
    sourceRepos: [git, ...Object.values(components).flatMap((chart) => chart?.repoURL ?? [])],
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

/** One environment as the synthesis leaves it: a few operators, two datastores, a service. Fresh at each call. */
export function fixture(): Located[] {
  const written = ['platform', 'payment-info', 'user']
    .flatMap(documents)
    .map((object) => place(object.metadata.namespace ?? homes[object.kind] ?? '', object));
  const closed = Object.keys(components).flatMap((name) => [
    place(name, namespace(name)),
    place(name, policy(name, 'default-deny', { policyTypes: ['Ingress', 'Egress'] })),
    place(name, policy(name, 'dns', { policyTypes: ['Egress'], egress: [dns] })),
  ]);
  const bootstrap = [project, root, namespace('argocd')].map((object) => place('bootstrap', object));
  const applications = Object.entries(components).map(([name, chart]) =>
    place('applications', application(name, chart)),
  );
  const all = [...bootstrap, ...applications, ...closed, ...written];
  // By way of JSON, so that no two objects share a part: aliases of YAML do.
  return JSON.parse(JSON.stringify(all)) as Located[];
}

/** Anything at all, for the mistakes that types would refuse. */

export type Loose = any;

/** What a rule says of the fixture after one object of it has been edited, as `path: reason`. */
export function faults(rule: Rule, kind: string, name: string, edit: (object: Loose) => void): readonly string[] {
  const located = fixture();
  const found = located.find(({ object }) => object.kind === kind && object.metadata.name === name);
  if (!found) throw new Error(`the fixture has no ${kind} '${name}'`);
  edit(found.object);
  return faultsOf(rule, located);
}

export const faultsOf = (rule: Rule, located: readonly Located[]): readonly string[] =>
  rule.check(new ManifestSet(located)).map(({ path: where, reason }) => `${where}: ${reason}`);
