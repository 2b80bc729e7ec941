import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const components = [
  'nginx',
  'portal',
  'core',
  'jobservice',
  'registry.registry',
  'registry.controller',
  'redis.internal',
  'exporter',
];

/** No operator and no kind of its own: its chart makes the servers themselves. */
export const harbor: System = {
  id: 'harbor',
  kinds: {},
  charts: [
    {
      name: charts.harbor.name,
      upstream: folder('goharbor/harbor-helm', `v${charts.harbor.version}`, ''),
      extra: {
        ...Object.fromEntries(components.map((component) => [`${component}.resources`, 'map' as const])),
        caBundleSecretName: 'string',
        'persistence.imageChartStorage.s3.existingSecret': 'string',
        'persistence.imageChartStorage.s3.regionendpoint': 'string',
        'persistence.imageChartStorage.s3.v4auth': 'boolean',
      },
    },
  ],
};
