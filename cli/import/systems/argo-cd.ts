import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const argoCd: System = {
  id: 'argo-cd',
  kinds: { 'argoproj.io': ['Application', 'AppProject'] },
  crds: {
    ...folder('argoproj/argo-cd', releases.argoCd, 'manifests/crds'),
    files: ['application-crd.yaml', 'appproject-crd.yaml'],
  },
  cut: ['Application.operation'],
  charts: [
    {
      name: charts.argoCd.name,
      upstream: folder('argoproj/argo-helm', `argo-cd-${charts.argoCd.version}`, 'charts/argo-cd'),
      open: ['configs.cm', 'configs.params', 'configs.rbac', 'configs.secret.extra'],
      extra: {
        'controller.metrics.serviceMonitor.scrapeTimeout': 'string',
        'notifications.metrics.serviceMonitor.interval': 'string',
        'notifications.metrics.serviceMonitor.namespace': 'string',
        'notifications.metrics.serviceMonitor.scrapeTimeout': 'string',
      },
    },
  ],
};
