import type { Application } from '../../../proof/argo-cd/application';
import { blockerOf } from '../../../proof/argo-cd/blocked';

const syncing = (message: string, phase = 'Running'): Application => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'user' },
  spec: { project: 'microservices', destination: { namespace: 'user' } },
  status: { operationState: { phase, message, startedAt: '2026-01-01T00:00:00Z' } },
});

test.each([
  ['waiting for healthy state of mysql.oracle.com/InnoDBCluster/user-db', 'mysql.oracle.com/InnoDBCluster', 'user-db'],
  ['waiting for healthy state of /Service/user and 3 more resources', '/Service', 'user'],
  ['waiting for healthy state of argoproj.io/Application/contour', 'argoproj.io/Application', 'contour'],
])('%s', (message, kind, name) => {
  expect(blockerOf(syncing(message))).toEqual({ kind, name });
});

test.each([
  [syncing('waiting for completion of hook batch/Job/check')],
  [syncing('waiting for healthy state of /Service/user', 'Failed')],
  [{ ...syncing(''), status: undefined }],
])('nothing else is a blocker', (application) => {
  expect(blockerOf(application)).toBeUndefined();
});
