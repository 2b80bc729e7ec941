import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

/** The scanner of the cluster; the folder is named after what it took the place of. Its reports are its own to write. */
export const clair: System = {
  id: 'clair',
  kinds: {},
  charts: [
    {
      name: charts.trivyOperator.name,
      upstream: folder('aquasecurity/trivy-operator', 'v0.32.0', 'deploy/helm'),
    },
  ],
};
