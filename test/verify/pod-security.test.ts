import { type Edits, below, edit } from './edit';
import { podSecurity } from '../../verify/rules/pods/security';
import { edited, faults, faultsOf, find } from './fixture';

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

describe('a workload that says why it takes something from its node', () => {
  const reason = 'containerd reads whom it trusts from there';
  const rooted = pod({
    'securityContext.runAsNonRoot': undefined,
    'securityContext.runAsUser': 0,
    'volumes[+]': { name: 'x', hostPath: { path: '/etc/containerd/certs.d' } },
  });
  const annotated = (text: string): Edits => ({ ...rooted, 'metadata.annotations': { 'testbed/node-access': text } });
  const enforce = "metadata.labels['pod-security.kubernetes.io/enforce']";

  function found(level: string, edits: Edits): readonly string[] {
    const all = edited('Deployment', 'user', edits);
    edit(find(all, 'Namespace', 'user').object, { [enforce]: level });
    return faultsOf(podSecurity, all);
  }

  test('may, where Pod Security lets it', () => {
    expect(found('privileged', annotated(reason))).toEqual([]);
  });

  test.each([
    ['in any other namespace', 'baseline', annotated(reason)],
    ['without a reason', 'privileged', rooted],
    ['with a word for a reason', 'privileged', annotated('why not')],
  ])('may not %s', (_, level, edits) => {
    expect(found(level, edits)).toHaveLength(3);
  });

  test('has no other right for it', () => {
    expect(found('privileged', { ...annotated(reason), [`${base}.hostNetwork`]: true })).toHaveLength(1);
  });
});
