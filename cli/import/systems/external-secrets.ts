import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

/** Stores outside of the cluster: ours are namespaces of it. */
const otherProviders = [
  'akeyless',
  'aws',
  'azurekv',
  'barbican',
  'beyondtrust',
  'beyondtrustworkloadcredentials',
  'bitwardensecretsmanager',
  'chef',
  'cloudrusm',
  'conjur',
  'crd',
  'delinea',
  'doppler',
  'dvls',
  'fake',
  'fortanix',
  'gcpsm',
  'github',
  'gitlab',
  'ibm',
  'infisical',
  'keepersecurity',
  'nebiusmysterybox',
  'ngrok',
  'onboardbase',
  'onepassword',
  'onepasswordSDK',
  'openBao',
  'oracle',
  'ovh',
  'passbolt',
  'passworddepot',
  'previder',
  'pulumi',
  'scaleway',
  'secretserver',
  'senhasegura',
  'vault',
  'volcengine',
  'webhook',
  'yandexcertificatemanager',
  'yandexlockbox',
];

export const externalSecrets: System = {
  id: 'external-secrets',
  kinds: { 'external-secrets.io': ['ExternalSecret', 'SecretStore'], 'generators.external-secrets.io': ['Password'] },
  crds: {
    ...folder('external-secrets/external-secrets', `v${charts.externalSecrets.version}`, 'config/crds/bases'),
    files: [
      'external-secrets.io_externalsecrets.yaml',
      'external-secrets.io_secretstores.yaml',
      'generators.external-secrets.io_passwords.yaml',
    ],
  },
  cut: [
    ...otherProviders.map((name) => `SecretStore.spec.provider.${name}`),
    'SecretStore.spec.conditions',
    'SecretStore.spec.retrySettings',
    'SecretStore.spec.provider.kubernetes.auth.cert',
    'SecretStore.spec.provider.kubernetes.auth.token',
  ],
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
