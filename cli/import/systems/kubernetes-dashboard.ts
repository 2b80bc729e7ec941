import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { name, version } = charts.headlamp;

/** Headlamp; the folder is named after what it took the place of. */
export const kubernetesDashboard: System = {
  id: 'kubernetes-dashboard',
  kinds: {},
  charts: [{ name, upstream: folder('kubernetes-sigs/headlamp', `headlamp-helm-${version}`, 'charts/headlamp') }],
};
