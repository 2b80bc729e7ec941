import { App } from 'cdk8s';
import { HarborSecrets } from '../../../constructs/cicd/harbor-secrets';
import { ImagePipeline } from '../../../constructs/cicd/image-pipeline';
import { TektonPipelines } from '../../../constructs/cicd/tekton-pipelines';
import { Edge } from '../../../constructs/shared/edge';
import { Footprint } from '../../../constructs/shared/footprint';
import { stranger } from '../collaborators';
import { component, find, render, type Rendered } from '../render';

const app = new App();
const issuer = { leaf: { issuerRef: { name: 'ca' } } };
const bucket = { secretName: 's3', usernameKey: 'a', passwordKey: 'b' };
const store = component('harbor-store', 'cicd', app);
const secrets = new HarborSecrets(store, 'secrets', { host: 'harbor.test', issuer, bucket });
const controllers = component('tekton-pipelines', 'cicd', app);
const tekton = new TektonPipelines(controllers, 'config');
const home = component('ci', 'cicd', app);
const envoy = stranger(home, 'envoy');
new ImagePipeline(home, 'ci', {
  images: { git: 'git:1', kaniko: 'kaniko:1', trivy: 'trivy:1', cosign: 'cosign:1', node: 'node:1' },
  source: { url: 'https://github.com/shop/testbed.git', branch: 'trunk' },
  environment: { name: 'production', manifestsBranch: 'manifests' },
  registry: { prefix: 'harbor.test/testbed', secrets },
  host: 'hooks.test',
  storageClass: 'block',
  issuer,
  envoy,
  tekton,
});

const task = (part: string): Rendered => find(home, 'Task', `ci-${part}`).spec;
const step = (part: string, name: string): Rendered => task(part).steps.find((one: Rendered) => one.name === name);
const env = (one: Rendered): Readonly<Record<string, string>> =>
  Object.fromEntries(one.env.map(({ name, value }: Rendered) => [name, value]));
const listener = find(home, 'EventListener', 'ci-github').spec;

describe('the trigger', () => {
  const [{ interceptors }] = listener.triggers;

  test('looks at the signature before anything else', () => {
    expect(interceptors[0]).toEqual({
      ref: { name: 'github' },
      params: [
        { name: 'secretRef', value: { secretName: 'ci-github', secretKey: 'webhook-secret' } },
        { name: 'eventTypes', value: ['push'] },
      ],
    });
  });

  test('lets through what has changed services on the branch that is built, and nothing else', () => {
    const { value } = interceptors[1].params[0];
    expect(interceptors[1].ref.name).toBe('cel');
    expect(value).toContain("body.ref == 'refs/heads/trunk'");
    expect(value).toContain("file.startsWith('services/') || file.startsWith('proto/')");
    expect(value).toContain('!body.deleted');
  });

  test('starts the pipeline as an account without a token, with a volume that goes with the run', () => {
    const [run] = find(home, 'TriggerTemplate').spec.resourcetemplates;
    expect(run.metadata).toEqual({ generateName: 'ci-' });
    expect(run.spec.pipelineRef).toEqual({ name: 'ci' });
    expect(run.spec.taskRunTemplate).toMatchObject({
      serviceAccountName: 'ci',
      podTemplate: { automountServiceAccountToken: false, securityContext: { fsGroup: 65532 } },
    });
    expect(run.spec.workspaces[0].volumeClaimTemplate.spec.storageClassName).toBe('block');
    expect(run.spec.params).toEqual([
      { name: 'commit', value: '$(tt.params.commit)' },
      { name: 'before', value: '$(tt.params.before)' },
    ]);
  });

  test('takes from the event what the template wants', () => {
    expect(find(home, 'TriggerBinding').spec.params).toEqual([
      { name: 'commit', value: '$(body.after)' },
      { name: 'before', value: '$(body.before)' },
    ]);
  });

  test('may start pipelines and read what describes them: no Secret, no other account', () => {
    const rules = find(home, 'Role', 'ci-github').rules as Rendered[];
    const writing = rules.filter(({ verbs }) => verbs.some((verb: string) => !['get', 'list', 'watch'].includes(verb)));
    expect(writing).toEqual([{ apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: ['create'] }]);
    expect(rules.flatMap(({ resources }) => resources as string[])).not.toContain('secrets');
    expect(find(home, 'ClusterRole').metadata).not.toHaveProperty('namespace');
    expect(find(home, 'ClusterRole').rules[0].verbs).toEqual(['get', 'list', 'watch']);
  });

  test('is called by the gateway under a host of its own, and asks the interceptors', () => {
    const { virtualhost, routes } = find(home, 'HTTPProxy').spec;
    expect(virtualhost.fqdn).toBe('hooks.test');
    expect(routes[0].services).toEqual([{ name: 'el-ci-github', port: 8080 }]);
    const edges = Edge.within(home).map(({ client, server, ports }) => [client.name, server.name, ports[0]?.port]);
    expect(edges).toEqual(
      expect.arrayContaining([
        ['envoy', 'ci-github', 8080],
        ['ci-github', 'tekton-triggers-core-interceptors', 8443],
      ]),
    );
    expect(Footprint.within(home)).toMatchObject([{ workload: 'el-ci-github', replicas: 1 }]);
  });
});

describe('the pipeline', () => {
  const { tasks } = find(home, 'Pipeline', 'ci').spec;

  test('has a task for each service that changed, and delivers when all of them are done', () => {
    expect(tasks.map(({ taskRef }: Rendered) => taskRef.name)).toEqual(['ci-checkout', 'ci-image', 'ci-deliver']);
    expect(tasks[1].matrix.params).toEqual([{ name: 'service', value: '$(tasks.checkout.results.services[*])' }]);
    expect(tasks[2].runAfter).toEqual(['image']);
    for (const one of [tasks[1], tasks[2]]) expect(one.when[0].input).toBe('$(tasks.checkout.results.any)');
  });

  test('tests before it builds, and signs what was scanned, by its digest', () => {
    expect(task('image').steps.map(({ name }: Rendered) => name)).toEqual([
      'test',
      'build',
      'scan',
      'key',
      'sign',
      'attest',
    ]);
    expect(step('image', 'test').args).toEqual(expect.arrayContaining(['--target=test', '--no-push']));
    expect(step('image', 'build').args).toEqual(
      expect.arrayContaining([
        '--destination=harbor.test/testbed/$(params.service):$(params.commit)',
        '--registry-certificate=harbor.test=/run/secrets/registry/ca.crt',
      ]),
    );
    for (const name of ['sign', 'attest']) {
      expect(step('image', name).args.at(-1)).toBe('$(steps.scan.results.image)');
      expect(step('image', name).args).toEqual(expect.arrayContaining(['--tlog-upload=false']));
    }
  });

  test('no step gets a right of root, and only Kaniko is root at all', () => {
    const steps = ['checkout', 'image', 'deliver'].flatMap((part) => task(part).steps as Rendered[]);
    for (const { securityContext } of steps) expect(securityContext.allowPrivilegeEscalation).toBe(false);
    const root = steps.filter(({ securityContext }) => securityContext.runAsUser === 0);
    expect(root.map(({ name }) => name as string)).toEqual(['test', 'build']);
    expect(root.every(({ image }) => image === 'kaniko:1')).toBe(true);
  });

  test('the token is where the source is fetched and the proposal made, and never where code of the source runs', () => {
    const mounting = (part: string) =>
      task(part)
        .steps.filter(({ volumeMounts }: Rendered) => volumeMounts.some(({ name }: Rendered) => name === 'github'))
        .map(({ name }: Rendered) => name);
    expect(mounting('checkout')).toEqual(['clone']);
    expect(mounting('image')).toEqual([]);
    expect(mounting('deliver')).toEqual(['fetch', 'propose']);
    expect(task('deliver').steps.map(({ name }: Rendered) => name)).toEqual(['fetch', 'prepare', 'propose']);
    expect(env(step('deliver', 'prepare'))).not.toHaveProperty('GIT_ASKPASS');
  });

  test('what the tests of a service run sees no login', () => {
    expect(step('image', 'test').volumeMounts ?? []).toEqual([]);
    expect(step('image', 'build').volumeMounts).toHaveLength(2);
  });

  test('each step that runs a script finds it in the ConfigMap, and every variable that it reads', () => {
    const { data } = find(home, 'ConfigMap', 'ci-scripts');
    const steps = ['checkout', 'image', 'deliver'].flatMap((part) => task(part).steps as Rendered[]);
    const scripted = steps.filter(({ command }) => command?.[0] === '/bin/sh');
    // A word, what every step has, and what only a test sets.
    const others = ['JSON', 'HOME', 'GITHUB_API'];
    expect(scripted).toHaveLength(6);
    for (const one of scripted) {
      const file = one.command[1].replace('/scripts/', '');
      const [header = ''] = data[file].split('\nset -eu');
      const wanted = (header.match(/\b[A-Z][A-Z_]{3,}\b/g) ?? []).filter((word: string) => !others.includes(word));
      expect(wanted.length).toBeGreaterThan(1);
      expect(Object.keys(env(one))).toEqual(expect.arrayContaining(wanted));
    }
  });
});

test('runs reach the outside and the registry by HTTPS, and the Kubernetes API not at all', () => {
  const { egress, podSelector } = find(home, 'NetworkPolicy', 'ci-runs').spec;
  expect(podSelector.matchLabels).toEqual({ 'app.kubernetes.io/managed-by': 'tekton-pipelines' });
  expect(egress.flatMap(({ ports }: Rendered) => ports.map(({ port }: Rendered) => port as number))).toEqual([
    443, 8443,
  ]);
  expect(render(home).some(({ kind, metadata }) => kind === 'RoleBinding' && metadata.name === 'ci')).toBe(false);
});

test('the key that signs is born here and stays, and the login is carried from the registry', () => {
  const { metadata, spec } = find(home, 'Certificate', 'ci-signing');
  expect(spec.privateKey).toMatchObject({ algorithm: 'ECDSA', encoding: 'PKCS8', rotationPolicy: 'Never' });
  expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  expect(find(home, 'ExternalSecret', 'ci-registry').spec.data).toEqual([
    { secretKey: 'config_json', remoteRef: { key: 'harbor-robot', property: 'config.json' } },
    { secretKey: 'ca_crt', remoteRef: { key: 'harbor-tls', property: 'ca.crt' } },
  ]);
});

describe('Tekton', () => {
  const { metadata, spec } = find(controllers, 'TektonConfig');

  test('is cluster-scoped, and runs in the namespace of its component', () => {
    expect(metadata).toMatchObject({ name: 'config' });
    expect(metadata).not.toHaveProperty('namespace');
    expect(spec.targetNamespace).toBe('tekton-pipelines');
  });

  test('forgets old runs, has a dashboard to look at, and leaves policies to us', () => {
    expect(spec.pruner.disabled).toBe(true);
    expect(spec.tektonpruner).toMatchObject({
      disabled: false,
      'global-config': { historyLimit: 20, ttlSecondsAfterFinished: 604800 },
    });
    expect(spec.dashboard.readonly).toBe(true);
    expect(spec.networkPolicy.disabled).toBe(true);
  });

  test('has a policy for every part; the API server reaches the webhooks', () => {
    const policies = render(controllers).filter(({ kind }) => kind === 'NetworkPolicy');
    const open = policies.filter(({ spec: { ingress } }) => ingress?.some(({ from }: Rendered) => !from));
    expect(open.map(({ metadata: { name } }) => name as string).sort()).toEqual([
      'tekton-operator-proxy-webhook',
      'tekton-pipelines-webhook',
      'tekton-pruner-webhook',
      'tekton-triggers-webhook',
    ]);
    expect(Footprint.within(controllers)).toHaveLength(11);
  });
});
