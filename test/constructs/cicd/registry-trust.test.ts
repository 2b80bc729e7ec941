import { App } from 'cdk8s';
import { RegistryTrust } from '../../../constructs/cicd/registry-trust';
import { Footprint } from '../../../constructs/shared/footprint';
import { component, find } from '../render';

const app = new App();
const source = component('harbor', 'cicd', app);
const home = component('registry-trust', 'cicd', app);
new RegistryTrust(home, 'registry-trust', {
  host: 'harbor.test',
  ca: { secretName: 'harbor-tls', key: 'ca.crt' },
  source,
  image: 'shell:1',
  nodes: 3,
});
const { metadata, spec } = find(home, 'DaemonSet', 'registry-trust');
const pod = spec.template.spec;
const [container] = pod.containers;

test('it runs on every node, and says why it may write there', () => {
  expect(pod.tolerations).toEqual([{ operator: 'Exists' }]);
  expect(metadata.annotations['testbed/node-access']).toMatch(/containerd/);
  expect(Footprint.within(home)).toMatchObject([{ replicas: 3, daemon: true }]);
});

test('it gets nothing of the node but the directory of containerd, and is root without any right of root', () => {
  const mounted = pod.volumes.filter(({ hostPath }: { hostPath?: object }) => hostPath);
  expect(mounted).toEqual([
    { name: 'certs', hostPath: { path: '/etc/containerd/certs.d', type: 'DirectoryOrCreate' } },
  ]);
  expect(pod.securityContext.runAsUser).toBe(0);
  expect(container.securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(pod.automountServiceAccountToken).toBe(false);
});

test('it follows the authority in the namespace of the registry', () => {
  const { data } = find(home, 'ExternalSecret', 'registry-trust-ca').spec;
  expect(data).toEqual([{ secretKey: 'ca_crt', remoteRef: { key: 'harbor-tls', property: 'ca.crt' } }]);
  expect(find(source, 'Role').rules[0].resourceNames).toEqual(['harbor-tls']);
});

test('it talks to nobody', () => {
  const policy = find(home, 'NetworkPolicy', 'registry-trust').spec;
  expect(policy.ingress).toBeUndefined();
  expect(policy.egress).toBeUndefined();
});

test('it is ready once it has written, and alive while it goes on', () => {
  expect(container.readinessProbe.exec.command).toEqual(['test', '-s', '/certs.d/harbor.test/hosts.toml']);
  expect(container.livenessProbe.exec.command.at(-1)).toContain('/tmp/written');
});
