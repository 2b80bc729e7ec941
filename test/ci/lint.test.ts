import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Exception, exceptionsIn, readExceptions } from '../../app/policy/exceptions';
import { judge as judgeOn } from '../../.ci/lint/exceptions';
import type { Finding } from '../../.ci/lint/finding';
import { ownObjects } from '../../.ci/lint/own';

const finding: Finding = {
  tool: 'kube-score',
  environment: 'local',
  check: 'container-resources',
  object: 'Deployment/user',
  message: 'CPU limit is not set',
  isWarning: false,
};
const exception = {
  tool: 'kube-score',
  check: 'container-resources',
  objects: 'Deployment/*',
  owner: 'maintainers',
  reason: 'It would throttle what could run.',
  expires: '2026-11-30',
} as const;

const judge = (findings: readonly Finding[], exceptions: readonly Exception[], today = '2026-11-30') =>
  judgeOn(findings, exceptions, today);

test('an exception excuses its tool, check, objects and environment alone', () => {
  expect(judge([finding], [exception])).toMatchObject({ left: [], excused: [finding], unused: [] });
  for (const other of [
    { ...finding, tool: 'checkov' as const },
    { ...finding, check: 'pod-probes' },
    { ...finding, object: 'Job/Deployment/user' },
  ]) {
    expect(judge([other], [exception])).toMatchObject({ left: [other], unused: [exception] });
  }
  expect(judge([finding], [{ ...exception, environment: 'production' }]).left).toEqual([finding]);
});

test('a character of a pattern that is special elsewhere means itself', () => {
  expect(judge([finding], [{ ...exception, objects: 'Deployment/u.er' }]).left).toEqual([finding]);
});

test('an exception counts until its last day is over, and fails afterwards', () => {
  expect(judge([finding], [exception], '2026-11-30')).toMatchObject({ left: [], expired: [] });
  expect(judge([finding], [exception], '2026-12-01')).toMatchObject({
    left: [finding],
    unused: [],
    expired: [exception],
  });
});

test('each exception says who answers for it, why, and until when', () => {
  for (const { owner, reason, expires } of readExceptions()) {
    expect(owner.length * reason.length).toBeGreaterThan(0);
    expect(expires).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

test.each(['owner', 'reason', 'expires'])('a file of exceptions that lack %s is refused', (field) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'exceptions-')), 'exceptions.yaml');
  writeFileSync(file, JSON.stringify([{ ...exception, [field]: undefined }]));
  expect(() => readExceptions(file)).toThrow(field);
});

test('Gatekeeper knows the exceptions from policies, in the environments that they are for', () => {
  const policy: Exception = { ...exception, tool: 'policy', check: 'host', objects: 'DaemonSet/*' };
  const local = { ...policy, objects: 'Job/*', environment: 'local' };
  expect(exceptionsIn('local', [exception, policy, local])).toEqual({ host: ['DaemonSet/*', 'Job/*'] });
  expect(exceptionsIn('production', [exception, policy, local])).toEqual({ host: ['DaemonSet/*'] });
});

test('a warning is counted, fails nothing and needs no exception', () => {
  const warning = { ...finding, isWarning: true };
  expect(judge([warning], [exception])).toMatchObject({ left: [], warnings: [warning], unused: [exception] });
});

const object = (kind: string, name: string, spec: object, apiVersion = 'v1') => ({
  file: `${kind}.${name}.yaml`,
  object: { apiVersion, kind, metadata: { name, namespace: 'user' }, spec },
});

test('what selects our own pods belongs to them, what selects those of an operator does not', () => {
  const template = { metadata: { labels: { app: 'user' } }, spec: { serviceAccountName: 'user' } };
  const own = [
    object('Deployment', 'user', { template }, 'apps/v1'),
    object('Service', 'user', { selector: { app: 'user' } }),
    object('NetworkPolicy', 'default-deny', { podSelector: {} }),
    object('ServiceAccount', 'user', {}),
    object('HorizontalPodAutoscaler', 'user', { scaleTargetRef: { kind: 'Deployment', name: 'user' } }),
  ];
  const foreign = [
    object('Service', 'db', { selector: { app: 'db' } }),
    object('NetworkPolicy', 'db', { podSelector: { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] } }),
    object('InnoDBCluster', 'db', { template }, 'mysql.oracle.com/v2'),
  ];
  expect(ownObjects([...foreign, ...own])).toEqual(own);
});

test('a bare pod is one of our own pods', () => {
  const pod = object('Pod', 'probe', { containers: [] });
  expect(ownObjects([object('Service', 'db', { selector: { app: 'db' } }), pod])).toEqual([pod]);
});
