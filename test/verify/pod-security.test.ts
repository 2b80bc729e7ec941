import { podSecurity } from '../../verify/rules/pods/security';
import { type Loose, faults } from './fixture';

const pod =
  (edit: (spec: Loose) => void) =>
  ({ spec }: Loose) => {
    edit(spec.template.spec);
  };
const main = (edit: (container: Loose) => void) =>
  pod((spec) => {
    edit(spec.containers[0]);
  });
const base = 'spec.template.spec';
const own = `${base}.containers[0].securityContext`;

test.each<[string, (object: Loose) => void, string]>([
  ['root allowed', pod((spec) => delete spec.securityContext.runAsNonRoot), `${base}.securityContext.runAsNonRoot`],
  ['a user of the node', pod((spec) => (spec.securityContext.runAsUser = 1000)), `${base}.securityContext.runAsUser`],
  [
    'no seccomp profile',
    pod((spec) => delete spec.securityContext.seccompProfile),
    `${base}.securityContext.seccompProfile.type`,
  ],
  ["the node's network", pod((spec) => (spec.hostNetwork = true)), `${base}.hostNetwork`],
  [
    'a directory of the node',
    pod((spec) => spec.volumes.push({ name: 'x', hostPath: { path: '/' } })),
    `${base}.volumes[2].hostPath`,
  ],
  ['a port of the node', main((one) => (one.ports[0].hostPort = 80)), `${base}.containers[0].ports[0].hostPort`],
  ['escalation', main((one) => delete one.securityContext.allowPrivilegeEscalation), `${own}.allowPrivilegeEscalation`],
  [
    'a root file system that can be written',
    main((one) => (one.securityContext.readOnlyRootFilesystem = false)),
    `${own}.readOnlyRootFilesystem`,
  ],
  [
    'capabilities kept',
    main((one) => (one.securityContext.capabilities.drop = ['NET_RAW'])),
    `${own}.capabilities.drop`,
  ],
  [
    'capabilities added',
    main((one) => (one.securityContext.capabilities.add = ['NET_ADMIN'])),
    `${own}.capabilities.add`,
  ],
  ['a privileged container', main((one) => (one.securityContext.privileged = true)), `${own}.privileged`],
  ['a container that undoes the user', main((one) => (one.securityContext.runAsUser = 0)), `${own}.runAsUser`],
  [
    'a container that undoes the profile',
    main((one) => (one.securityContext.seccompProfile = { type: 'Unconfined' })),
    `${own}.seccompProfile.type`,
  ],
])('%s', (_, edit, path) => {
  expect(faults(podSecurity, 'Deployment', 'user', edit)).toEqual([expect.stringContaining(`${path}: `)]);
});

test('jobs are pods too', () => {
  expect(
    faults(
      podSecurity,
      'CronJob',
      'user-check',
      ({ spec }) => delete spec.jobTemplate.spec.template.spec.securityContext,
    ),
  ).toHaveLength(3);
});
