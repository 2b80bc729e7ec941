import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { velero: chart } = charts;
const upstream = (path: string) =>
  folder('vmware-tanzu/helm-charts', `velero-${chart.version}`, `charts/velero${path}`);

export const velero: System = {
  id: 'velero',
  kinds: { 'velero.io': ['BackupStorageLocation', 'Schedule', 'Restore'] },
  crds: {
    ...upstream('/crds'),
    files: ['backupstoragelocations.yaml', 'schedules.yaml', 'restores.yaml'],
  },
  cut: [
    'Schedule.spec.template.hooks',
    'Schedule.spec.template.labelSelector',
    'Schedule.spec.template.orLabelSelectors',
    'Restore.spec.hooks',
    'Restore.spec.labelSelector',
  ],
  charts: [
    {
      name: chart.name,
      upstream: upstream(''),
      extra: { 'configuration.repositoryMaintenanceJob.repositoryConfigData.global.podLabels': 'map' },
    },
  ],
};
