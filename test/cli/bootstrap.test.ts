import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { testbed } from './in-process';

/** Stands for kubectl, helm and git: writes every call down, and answers. A shell, which starts ten times as fast as Node. */
const program = `#!/bin/sh
call="\${0##*/} $*"
printf '%s\\n' "$call" >> "$CALLS"
. "$ANSWERS"
`;

/** @param pattern what the call holds; `*` is anything */
type Answer = readonly [pattern: string, text: string, code?: number];

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The first pattern that the call matches decides. */
function script(answers: readonly Answer[]): string {
  const cases = answers.map(([pattern, text, code = 0]) => {
    const glob = ['', ...pattern.split('*').map(quote), ''].join('*');
    return `${glob}) printf %s ${quote(text)} >&${code === 0 ? 1 : 2}; exit ${code} ;;`;
  });
  return ['case $call in', ...cases, 'esac', ''].join('\n');
}

const kind: readonly Answer[] = [
  ['config current-context', 'kind-testbed\n'],
  ['version --output=json', '{"serverVersion":{"gitVersion":"v1.36.3","minor":"36"}}'],
  ['get nodes', 'kind://docker/testbed/node'],
  ['ls-remote', 'abc\trefs/heads/manifests'],
  ['helm * list', '[]'],
  ['config view', 'https://127.0.0.1:6443'],
  ['get applications.argoproj.io root', '{"status":{"sync":{"status":"OutOfSync"}}}'],
];

let root: string;
let bin: string;

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'bootstrap-root-'));
  fs.symlinkSync(path.resolve('environments'), path.join(root, 'environments'));
  const values = path.join(root, 'dist', 'local', 'bootstrap', 'helm');
  fs.mkdirSync(values, { recursive: true });
  fs.writeFileSync(path.join(values, 'argocd.yaml'), '{}\n');
  bin = fs.mkdtempSync(path.join(os.tmpdir(), 'bootstrap-'));
  for (const name of ['kubectl', 'helm', 'git']) fs.writeFileSync(path.join(bin, name), program, { mode: 0o755 });
});

afterAll(() => {
  fs.rmSync(root, { recursive: true });
  fs.rmSync(bin, { recursive: true });
});

/** @param answers come before those of a kind cluster */
async function bootstrap(
  answers: readonly Answer[],
  args: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
  environment = 'local',
) {
  const [calls, file] = [path.join(bin, 'calls'), path.join(bin, 'answers')];
  fs.writeFileSync(calls, '');
  fs.writeFileSync(file, script([...answers, ...kind]));
  const env = { PATH: bin, CALLS: calls, ANSWERS: file, ...variables };
  const finished = await testbed(['bootstrap', environment, ...args], { root, env });
  return { ...finished, calls: fs.readFileSync(calls, 'utf8') };
}

const changes = /helm .*upgrade|kubectl .*apply/;

test('Argo CD first, then the root Application, always on the context that was looked at', async () => {
  const { code, stdout, calls } = await bootstrap([]);
  expect(stdout).toContain('Argo CD delivers from now on');
  expect(calls).toMatch(
    /helm --kube-context kind-testbed upgrade --install argocd argo-cd --repo https:\S+ --version \d+\.\d+\.\d+ .*--wait[^]*kubectl --context kind-testbed apply --server-side --filename \S+dist\/local\/bootstrap\n/,
  );
  expect(calls.split('\n').filter((call) => changes.test(call) && !call.includes('context kind-testbed'))).toEqual([]);
  expect(code).toBe(0);
});

test('an Argo CD that manages itself is left alone, and gets the root Application again', async () => {
  const { code, stdout, calls } = await bootstrap([
    ['get crd applications.argoproj.io', 'customresourcedefinition/applications.argoproj.io'],
    ['get applications.argoproj.io argocd', 'argocd'],
    ['get applications.argoproj.io root *jsonpath', 'local/applications'],
  ]);
  expect(stdout).toContain('manages itself');
  expect(calls).not.toContain('upgrade');
  expect(calls).toContain('apply --server-side');
  expect(code).toBe(0);
});

test.each<[string, readonly Answer[]]>([
  ['its name', [['config current-context', 'lab\n']]],
  ['its nodes', [['get nodes', 'aws:///zone/i-1']]],
])('a cluster that is not of kind, by %s, is not touched without somebody to ask', async (_, answers) => {
  const { code, stderr, calls } = await bootstrap(answers);
  expect(stderr).toMatch(/\(https:\/\/127\.0\.0\.1:6443\) is no kind cluster, and there is nobody to ask[^]*--yes/);
  expect(calls).not.toMatch(changes);
  expect(code).toBe(1);
});

test('with --yes it is', async () => {
  const { code, calls } = await bootstrap([['config current-context', 'lab\n']], ['--yes']);
  expect(calls).toContain('helm --kube-context lab upgrade');
  expect(code).toBe(0);
});

test('a branch that is not there would leave Argo CD with nothing to read', async () => {
  const { code, stderr, calls } = await bootstrap([['ls-remote', '']]);
  expect(stderr).toMatch(/has no branch manifests[^]*npm run publish -- local/);
  expect(calls).not.toMatch(changes);
  expect(code).toBe(1);
});

test('a repository that cannot be read from here may still be read by Argo CD: it is said how', async () => {
  const { code, stderr } = await bootstrap([['ls-remote', 'fatal: could not read Username', 128]]);
  expect(stderr).toMatch(
    /cannot be read from here \(fatal: could not read Username\)[^]*argocd\.argoproj\.io\/secret-type=repository/,
  );
  expect(code).toBe(0);
});

test('one by SSH wants a key, on the context that was named', async () => {
  const url = { TESTBED_GIT_URL: 'git@github.com:owner/repository.git' };
  const { stderr } = await bootstrap(
    [['ls-remote', 'Host key verification failed.', 128]],
    ['--context', 'kind-lab'],
    url,
  );
  expect(stderr).toMatch(/kubectl --context kind-lab -n argocd create secret [^]*--from-file=sshPrivateKey=key/);
});

test('what Argo CD said of an earlier attempt is not what it says now', async () => {
  const application = {
    metadata: { annotations: { 'argocd.argoproj.io/refresh': 'hard' } },
    status: { conditions: [{ type: 'ComparisonError', message: 'authentication required' }] },
  };
  const answers: readonly Answer[] = [['get applications.argoproj.io root', JSON.stringify(application)]];
  const { stderr, calls } = await bootstrap(answers, ['--timeout', '1']);
  expect(calls).toMatch(
    /apply --server-side[^]*annotate applications.argoproj.io root argocd.argoproj.io\/refresh=hard/,
  );
  expect(stderr).toMatch(/has not read the branch within 1 s. It says: authentication required/);
});

test('a folder that the branch does not have is to be published', async () => {
  const status = { conditions: [{ type: 'ComparisonError', message: 'local/applications: app path does not exist' }] };
  const { stderr } = await bootstrap([['get applications.argoproj.io root', JSON.stringify({ status })]]);
  expect(stderr).toMatch(/app path does not exist\n-> publish it: npm run publish -- local/);
});

test('what another environment runs on is not taken over, and a newer Argo CD is not set back, whatever cluster it is', async () => {
  const { code, stderr, calls } = await bootstrap(
    [
      ['get crd applications.argoproj.io', 'customresourcedefinition/applications.argoproj.io'],
      ['get applications.argoproj.io root *jsonpath', 'production/applications'],
      ['helm * list', '[{"name":"argocd","chart":"argo-cd-1000.10.0"}]'],
    ],
    ['--yes'],
  );
  expect(stderr).toMatch(/delivers production\/applications[^]*chart 1000\.10\.0, newer/);
  expect(calls).not.toMatch(changes);
  expect(code).toBe(1);
});

test('an older Argo CD is raised', async () => {
  const { code, calls } = await bootstrap([['helm * list', '[{"name":"argocd","chart":"argo-cd-9.99.0"}]']]);
  expect(calls).toContain('upgrade --install');
  expect(code).toBe(0);
});

test('all that is missing is said at once', async () => {
  const { code, stderr } = await bootstrap([
    ['version --output=json', '{}'],
    ['ls-remote', ''],
  ]);
  expect(stderr).toMatch(/2 things are missing[^]*does not answer[^]*has no branch manifests/);
  expect(code).toBe(1);
});

test('what Argo CD says about the branch ends the waiting', async () => {
  const status = { conditions: [{ type: 'ComparisonError', message: 'authentication required' }] };
  const { code, stderr } = await bootstrap([['get applications.argoproj.io root', JSON.stringify({ status })]]);
  expect(stderr).toMatch(/cannot read the branch: authentication required[^]*create secret generic repository/);
  expect(code).toBe(1);
});

test('what lasts is said when the time is up', async () => {
  const status = {
    sync: { status: 'Unknown' },
    conditions: [{ type: 'InvalidSpecError', message: 'no such project' }],
  };
  const answers: readonly Answer[] = [['get applications.argoproj.io root', JSON.stringify({ status })]];
  const { code, stderr } = await bootstrap(answers, ['--timeout', '1']);
  expect(stderr).toMatch(/has not read the branch within 1 s. It says: no such project/);
  expect(code).toBe(1);
});

test('a Kubernetes that nothing was made for is said, not refused', async () => {
  const version = '{"serverVersion":{"gitVersion":"v1.31.0","minor":"31+"}}';
  const { code, stderr } = await bootstrap([['version --output=json', version]]);
  expect(stderr).toContain('Kubernetes is v1.31.0; the manifests are made for 1.34 to 1.36.');
  expect(code).toBe(0);
});

test.each<[string, readonly Answer[], RegExp]>([
  [
    'programs that are missing',
    [
      ['--client', 'broken', 1],
      ['helm version', 'broken', 1],
    ],
    /kubectl and helm cannot be run/,
  ],
  ['no context', [['config current-context', 'error', 1]], /kubectl has no current context/],
  ['a cluster that does not answer', [['version --output=json', '{}']], /does not answer/],
  ['helm that fails', [['upgrade', 'Error: timed out', 1]], /helm .*upgrade.*: Error: timed out/],
])('%s', async (_, answers, message) => {
  const { code, stderr } = await bootstrap(answers);
  expect(stderr).toMatch(message);
  expect(code).toBe(1);
});

test('an environment that is not synthesized, and one that is not there', async () => {
  fs.renameSync(path.join(root, 'dist'), path.join(root, 'gone'));
  const { stderr } = await bootstrap([]);
  fs.renameSync(path.join(root, 'gone'), path.join(root, 'dist'));
  expect(stderr).toContain('run npm run synth -- local');
  expect((await bootstrap([], [], {}, 'nowhere')).stderr).toContain('nowhere');
});
