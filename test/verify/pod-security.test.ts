import { type Edits, below } from './edit';
import { podSecurity } from '../../verify/rules/pods/security';
import { faults } from './fixture';

const base = 'spec.template.spec';
const pod = (edits: Edits): Edits => below(base, edits);
const main = (edits: Edits): Edits => below(`${base}.containers[0]`, edits);
const own = `${base}.containers[0].securityContext`;

test.each<[string, Edits, string]>([
  ['root allowed', pod({ 'securityContext.runAsNonRoot': undefined }), `${base}.securityContext.runAsNonRoot`],
  ['a user of the node', pod({ 'securityContext.runAsUser': 1000 }), `${base}.securityContext.runAsUser`],
  [
    'no seccomp profile',
    pod({ 'securityContext.seccompProfile': undefined }),
    `${base}.securityContext.seccompProfile.type`,
  ],
  ["the node's network", pod({ hostNetwork: true }), `${base}.hostNetwork`],
  [
    'a directory of the node',
    pod({ 'volumes[+]': { name: 'x', hostPath: { path: '/' } } }),
    `${base}.volumes[2].hostPath`,
  ],
  ['a port of the node', main({ 'ports[0].hostPort': 80 }), `${base}.containers[0].ports[0].hostPort`],
  ['escalation', main({ 'securityContext.allowPrivilegeEscalation': undefined }), `${own}.allowPrivilegeEscalation`],
  [
    'a root file system that can be written',
    main({ 'securityContext.readOnlyRootFilesystem': false }),
    `${own}.readOnlyRootFilesystem`,
  ],
  ['capabilities kept', main({ 'securityContext.capabilities.drop': ['NET_RAW'] }), `${own}.capabilities.drop`],
  ['capabilities added', main({ 'securityContext.capabilities.add': ['NET_ADMIN'] }), `${own}.capabilities.add`],
  ['a privileged container', main({ 'securityContext.privileged': true }), `${own}.privileged`],
  ['a container that undoes the user', main({ 'securityContext.runAsUser': 0 }), `${own}.runAsUser`],
  [
    'a container that undoes the profile',
    main({ 'securityContext.seccompProfile': { type: 'Unconfined' } }),
    `${own}.seccompProfile.type`,
  ],
])('%s', (_, edits, path) => {
  expect(faults(podSecurity, 'Deployment', 'user', edits)).toEqual([expect.stringContaining(`${path}: `)]);
});

test('jobs are pods too', () => {
  expect(
    faults(podSecurity, 'CronJob', 'user-check', { 'spec.jobTemplate.spec.template.spec.securityContext': undefined }),
  ).toHaveLength(3);
});
