import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const certManager: System = {
  id: 'cert-manager',
  kinds: { 'cert-manager.io': ['ClusterIssuer', 'Certificate'] },
  crds: {
    ...folder('cert-manager/cert-manager', charts.certManager.version, 'deploy/crds'),
    files: ['cert-manager.io_clusterissuers.yaml', 'cert-manager.io_certificates.yaml'],
  },
  cut: ['ClusterIssuer.spec.acme.solvers.dns01', 'ClusterIssuer.spec.vault', 'ClusterIssuer.spec.venafi'],
  charts: [
    {
      name: charts.certManager.name,
      upstream: folder('cert-manager/cert-manager', charts.certManager.version, 'deploy/charts/cert-manager'),
      schema: true,
    },
  ],
};
