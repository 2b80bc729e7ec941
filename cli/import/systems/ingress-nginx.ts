import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const ingressNginx: System = {
  id: 'ingress-nginx',
  kinds: {},
  charts: [
    {
      name: charts.nginxIngress.name,
      upstream: folder('nginx/kubernetes-ingress', releases.nginxIngress, 'charts/nginx-ingress'),
      open: ['controller.config.entries'],
      extra: { 'controller.podDisruptionBudget.minAvailable': 'number | string' },
    },
  ],
};
