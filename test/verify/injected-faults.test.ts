import { advice, verify } from '../../verify/rules';
import { ManifestSet } from '../../verify/manifest';
import type { Edits } from './edit';
import { edited, fixture } from './fixture';

const pod = 'spec.template.spec';
const web = `${pod}.containers[0]`;
const security = `${web}.securityContext`;

type Fault = readonly [fault: string, kind: string, name: string, edits: Edits, rule: string];

/**
 * What manifest linters were shown: kube-linter, kube-score, Polaris, Trivy, kubeconform and checkov have passed all of these, and a
 * tag without digest.
 */
const unseenByLinters: readonly Fault[] = [
  [
    'liveness equal to readiness',
    'Deployment',
    'user',
    { [`${web}.livenessProbe.grpc.service`]: 'user' },
    'pod-probes',
  ],
  ['egress to everywhere', 'NetworkPolicy', 'user', { 'spec.egress': [{}] }, 'open-network-rules'],
  [
    "a typo in a peer's pod label",
    'NetworkPolicy',
    'user',
    { 'spec.ingress[0].from[0].podSelector.matchLabels': { 'app.kubernetes.io/name': 'usr' } },
    'network-peers',
  ],
  ['a targetPort that no container names', 'Service', 'user', { 'spec.ports[0].targetPort': 'gprc' }, 'service-pods'],
  [
    'a route to a Service that is not there',
    'HTTPProxy',
    'user',
    { 'spec.routes[0].services[0].name': 'usr' },
    'httpproxy-services',
  ],
  [
    'Pod Security labels dropped',
    'Namespace',
    'user',
    { "metadata.labels['pod-security.kubernetes.io/enforce']": undefined },
    'namespaces',
  ],
  [
    'a Secret with literal data',
    'ConfigMap',
    'user-check',
    { kind: 'Secret', data: { password: 'aHVudGVyMg==' } },
    'no-literal-secrets',
  ],
];

/** Each of these was seen by one tool alone. */
const seenByOne: readonly Fault[] = [
  ['a mounted token', 'Deployment', 'user', { [`${pod}.automountServiceAccountToken`]: true }, 'pod-identity'],
  [
    'a literal password',
    'Deployment',
    'user',
    { [`${web}.env[+]`]: { name: 'DB_PASSWORD', value: 'hunter2' } },
    'no-literal-secrets',
  ],
  ['no spread', 'Deployment', 'user', { [`${pod}.topologySpreadConstraints`]: undefined }, 'pod-spread'],
  [
    'no ephemeral limit',
    'Deployment',
    'user',
    { [`${web}.resources.limits.ephemeral-storage`]: undefined },
    'pod-resources',
  ],
  ['no anti-affinity', 'Deployment', 'user', { [`${pod}.affinity`]: undefined }, 'pod-spread'],
  [
    'a probe on a port that is not declared',
    'Deployment',
    'user',
    { [`${web}.readinessProbe.grpc.port`]: 8081 },
    'pod-probes',
  ],
  [
    'a ServiceAccount that is not there',
    'Deployment',
    'user',
    { [`${pod}.serviceAccountName`]: 'usr' },
    'service-accounts',
  ],
  ['a Service open to the world', 'Service', 'user', { 'spec.type': 'LoadBalancer' }, 'internal-services'],
  [
    'a typo in a field of an HTTPProxy',
    'HTTPProxy',
    'user',
    { 'spec.routes[0].timeoutPolicie': { response: '5s' } },
    'schema',
  ],
];

const seenBySome: readonly Fault[] = [
  ['a tag that moves', 'Deployment', 'user', { [`${web}.image`]: 'registry/user:latest' }, 'images-pinned'],
  ['no limits', 'Deployment', 'user', { [`${web}.resources.limits`]: undefined }, 'pod-resources'],
  ['no requests', 'Deployment', 'user', { [`${web}.resources.requests`]: undefined }, 'pod-resources'],
  ['privileged', 'Deployment', 'user', { [`${security}.privileged`]: true }, 'pod-security'],
  ['root', 'Deployment', 'user', { [`${pod}.securityContext.runAsNonRoot`]: false }, 'pod-security'],
  [
    'a writable root file system',
    'Deployment',
    'user',
    { [`${security}.readOnlyRootFilesystem`]: false },
    'pod-security',
  ],
  ['privilege escalation', 'Deployment', 'user', { [`${security}.allowPrivilegeEscalation`]: true }, 'pod-security'],
  ['capabilities kept', 'Deployment', 'user', { [`${security}.capabilities`]: { add: ['NET_ADMIN'] } }, 'pod-security'],
  [
    'no seccomp profile',
    'Deployment',
    'user',
    { [`${pod}.securityContext.seccompProfile`]: undefined },
    'pod-security',
  ],
  ["the host's network", 'Deployment', 'user', { [`${pod}.hostNetwork`]: true }, 'pod-security'],
  [
    'a path of the host',
    'Deployment',
    'user',
    { [`${pod}.volumes[+]`]: { name: 'host', hostPath: { path: '/' } } },
    'pod-security',
  ],
  ['no readiness', 'Deployment', 'user', { [`${web}.readinessProbe`]: undefined }, 'pod-probes'],
  ['no liveness', 'Deployment', 'user', { [`${web}.livenessProbe`]: undefined }, 'pod-probes'],
  [
    'a selector that does not fit its pods',
    'Deployment',
    'user',
    { 'spec.selector.matchLabels': { app: 'x' } },
    'pod-selector',
  ],
  ['a removed API version', 'PodDisruptionBudget', 'user', { apiVersion: 'policy/v1beta1' }, 'schema'],
  ['an unknown field', 'Deployment', 'user', { 'spec.replicaz': 3 }, 'schema'],
];

const rulesOf = (located: ReturnType<typeof edited>): readonly string[] => verify(located).map(({ rule }) => rule);

test('without a fault, nothing is found', () => {
  expect(rulesOf(fixture())).toEqual([]);
});

test.each([...unseenByLinters, ...seenByOne, ...seenBySome])('%s', (_, kind, name, edits, rule) => {
  expect(rulesOf(edited(kind, name, edits))).toContain(rule);
});

test('a tag without digest, which no linter sees either, is a warning', () => {
  const warnings = (image: string) => {
    const manifests = new ManifestSet(edited('Deployment', 'user', { [`${web}.image`]: image }));
    return advice.flatMap((rule) => rule.check(manifests)).length;
  };
  expect(warnings('registry/user:v1.2.3')).toBe(warnings(`registry/user:v1.2.3@sha256:${'a'.repeat(64)}`) + 1);
});
