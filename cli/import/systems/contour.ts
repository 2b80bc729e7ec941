import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const contour: System = {
  id: 'contour',
  kinds: { 'projectcontour.io': ['HTTPProxy'] },
  crds: { ...folder('projectcontour/contour', releases.contour, 'examples/contour'), files: ['01-crds.yaml'] },
  charts: [
    {
      name: charts.contour.name,
      upstream: folder('projectcontour/helm-charts', `contour-${charts.contour.version}`, 'charts/contour'),
      open: ['configInline'],
      extra: { 'metrics.enabled': 'boolean' },
    },
  ],
};
