import type { Manifest } from '../manifest';
import { pod } from './shadow';

const labels = (job: string, instance: string) => ({
  'app.kubernetes.io/name': job,
  'app.kubernetes.io/managed-by': `${job}-operator`,
  'app.kubernetes.io/instance': instance,
});

/** PingCAP's operator: for each backup a job that makes it and, when its time is over, one that removes it. */
export const tidbBackupSchedule = ({ metadata: { name, namespace } }: Manifest): readonly Manifest[] =>
  ['backup', 'clean'].map((component) =>
    pod(namespace, `${component}-${name}`, { ...labels('backup', name), 'app.kubernetes.io/component': component }),
  );

export const tidbRestore = ({ metadata: { name, namespace, labels: own = {} } }: Manifest): readonly Manifest[] => [
  pod(namespace, `restore-${name}`, {
    ...labels('restore', own['app.kubernetes.io/instance'] ?? name),
    'app.kubernetes.io/component': 'restore',
  }),
];
