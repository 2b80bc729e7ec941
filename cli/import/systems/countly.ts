import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { name, version } = charts.prometheusPushgateway;

/** So far the Pushgateway only. */
export const countly: System = {
  id: 'countly',
  kinds: {},
  charts: [{ name, upstream: folder('prometheus-community/helm-charts', `${name}-${version}`, `charts/${name}`) }],
};
