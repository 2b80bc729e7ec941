import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

export const externalSecrets: System = {
  id: 'external-secrets',
  kinds: { 'external-secrets.io': ['ExternalSecret'], 'generators.external-secrets.io': ['Password'] },
  crds: {
    ...folder('external-secrets/external-secrets', `v${charts.externalSecrets.version}`, 'config/crds/bases'),
    files: ['external-secrets.io_externalsecrets.yaml', 'generators.external-secrets.io_passwords.yaml'],
  },
  charts: [
    {
      name: charts.externalSecrets.name,
      upstream: folder(
        'external-secrets/external-secrets',
        `v${charts.externalSecrets.version}`,
        'deploy/charts/external-secrets',
      ),
      schema: true,
      // Off, and a chart of its own.
      open: ['bitwarden-sdk-server'],
      extra: {
        'podDisruptionBudget.maxUnavailable': 'number | string',
        'webhook.podDisruptionBudget.maxUnavailable': 'number | string',
        'certController.podDisruptionBudget.maxUnavailable': 'number | string',
      },
    },
  ],
};
