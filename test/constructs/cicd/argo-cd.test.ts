import { readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { ArgoCd } from '../../../constructs/cicd/argo-cd';
import type { ArgoCdProps } from '../../../constructs/cicd/argo-cd';
import { Footprint } from '../../../constructs/shared/footprint';
import { Edge } from '../../../constructs/shared/edge';
import { chart } from '../collaborators';
import { component, type Rendered } from '../render';

const everything: Required<ArgoCdProps> = {
  chart,
  replicas: 2,
  version: 'v3.4.7',
  host: 'argocd.test',
  gitPort: 443,
  login: 'https://login.test',
  adminGroup: 'admins',
  webhook: 'https://alerts.test/argocd',
};

function argoCd(replicas: number) {
  const home = component('argocd', 'cicd');
  const { login: _login, webhook: _webhook, ...required } = everything;
  const props: ArgoCdProps = { ...required, replicas };
  const { values, release } = new ArgoCd(home, 'delivery', props);
  return { home, values, release };
}

test('it is installed by hand from the very values that its Application has', () => {
  const { values, release } = argoCd(1);
  expect(release.values).toBe(values);
  expect(release.releaseName).toBe('argocd');
  expect(values.global).toMatchObject({ domain: 'argocd.test', image: { tag: 'v3.4.7' } });
});

test('it judges health by every check that lies in the folder', () => {
  const settings = Object.keys(argoCd(1).values.configs?.cm ?? {});
  const kinds = readdirSync('constructs/cicd/health').map(
    (file) => `resource.customizations.health.${file.replace('.lua', '')}`,
  );
  expect(settings.filter((name) => name.startsWith('resource.customizations.health.')).sort()).toEqual(kinds.sort());
});

test('it watches nothing that others write by the thousand: endpoints, leases, runs and reports', () => {
  const excluded = parse(argoCd(1).values.configs?.cm?.['resource.exclusions'] as string) as Rendered[];
  const kinds = excluded.flatMap(({ apiGroups, kinds: names }) =>
    apiGroups.flatMap((group: string) => names.map((kind: string) => `${group}/${kind}`)),
  );
  expect(kinds).toEqual(
    expect.arrayContaining([
      '/Endpoints',
      'discovery.k8s.io/EndpointSlice',
      'coordination.k8s.io/Lease',
      'cert-manager.io/CertificateRequest',
      'tekton.dev/PipelineRun',
      'aquasecurity.github.io/*',
    ]),
  );
});

test('everybody may look, and one group change things', () => {
  expect(argoCd(1).values.configs?.rbac).toEqual({
    'policy.default': 'role:readonly',
    'policy.csv': 'g, admins, role:admin\n',
    scopes: '[groups]',
  });
});

test('people log in at the provider, whose secrets are named and not told', () => {
  const { values } = new ArgoCd(component('argocd', 'cicd'), 'delivery', everything);
  expect(parse(values.configs?.cm?.['oidc.config'] as string)).toMatchObject({
    issuer: 'https://login.test',
    clientID: 'argocd',
    clientSecret: '$argocd-login:client-secret',
    rootCA: '$argocd-login:ca.crt',
    requestedScopes: expect.arrayContaining(['groups']),
  });
  expect(argoCd(1).values.configs?.cm).not.toHaveProperty('oidc.config');
});

test('a webhook is told of what is degraded or cannot be synced', () => {
  const home = component('argocd', 'cicd');
  const { notifications } = new ArgoCd(home, 'delivery', everything).values;
  const notifier = parse(notifications?.notifiers?.['service.webhook.testbed'] as string);
  expect(notifier.url).toBe('https://alerts.test/argocd');
  const [subscription] = notifications?.subscriptions as [{ recipients: string[]; triggers: string[] }];
  expect(subscription.triggers.map((name) => `trigger.${name}`)).toEqual(Object.keys(notifications?.triggers ?? {}));
  for (const trigger of Object.values(notifications?.triggers ?? {})) {
    const [{ send }] = parse(trigger as string);
    expect(Object.keys(notifications?.templates ?? {})).toContain(`template.${send[0]}`);
  }
  const { webhook } = parse(notifications?.templates?.['template.testbed'] as string);
  expect(Object.keys(JSON.parse(webhook.testbed.body as string) as object)).toContain('application');
  const running = Footprint.within(home).map(({ workload }) => workload);
  expect(running).toContain('argocd-notifications-controller');
});

test('several pods of a part have a disruption budget', () => {
  expect(argoCd(2).values.server).toMatchObject({ replicas: 2, pdb: { enabled: true } });
  expect(argoCd(1).values.server).not.toHaveProperty('pdb');
});

test('Redis answers those that cache in it, and the repo server those that ask for manifests', () => {
  const reached = (name: string) =>
    Edge.within(argoCd(1).home)
      .flatMap(({ client, server }) => (server.name === name ? [client.name] : []))
      .sort();
  expect(reached('argocd-redis')).toEqual(['argocd-application-controller', 'argocd-repo-server', 'argocd-server']);
  expect(reached('argocd-repo-server')).toEqual([
    'argocd-application-controller',
    'argocd-applicationset-controller',
    'argocd-server',
  ]);
});

test('it is deleted by nobody by mistake: its kinds outlive it, and with them every Application', () => {
  expect(argoCd(1).values.crds).toEqual({ install: true, keep: true });
});

test('our policies are the only door, and what nobody uses is off', () => {
  const { values } = argoCd(1);
  expect(values.global?.networkPolicy?.create).toBe(false);
  expect(values.dex?.enabled).toBe(false);
  expect(values.notifications?.enabled).toBe(false);
});

test('defaults that the API server fills in are no difference', () => {
  expect(argoCd(1).values.configs?.params?.['controller.diff.server.side']).toBe('true');
});
