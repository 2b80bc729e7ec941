import { SyncJob } from '../../../constructs/shared/sync-job';
import type { SyncJobProps } from '../../../constructs/shared/sync-job';
import { component, find } from '../render';

function rendered(changes: Partial<SyncJobProps> = {}) {
  const shop = component();
  const props: Required<SyncJobProps> = {
    name: 'cart-db-schema',
    component: 'schema',
    phase: 'schema',
    image: 'mysql:8.4.9',
    script: 'constructs/datastores/scripts/mysql-schema.sh',
    mounts: [],
    ...changes,
  };
  const { pods } = new SyncJob(shop, 'job', props);
  return { pods, job: find(shop, 'Job', props.name) };
}

const { pods, job } = rendered();

test('it runs at every sync: Argo CD deletes the one of the sync before', () => {
  expect(job.metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  });
});

test('it runs in the phase that it is told', () => {
  const wave = ({ metadata }: typeof job) => metadata.annotations['argocd.argoproj.io/sync-wave'] as string;
  expect(wave(job)).toBe('2');
  expect(wave(rendered({ phase: 'workload' }).job)).toBe('3');
});

test('it has patience with a server that is still starting, and an end', () => {
  expect(job.spec.backoffLimit).toBeGreaterThanOrEqual(5);
  expect(job.spec.activeDeadlineSeconds).toBeGreaterThan(60);
});

test('its pods run the script, and are those that a policy knows', () => {
  const { metadata, spec } = job.spec.template;
  expect(spec.containers[0].command).toEqual(['/bin/sh', '/scripts/mysql-schema.sh']);
  expect(metadata.labels).toMatchObject(pods.podLabels);
});
