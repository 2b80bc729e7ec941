import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const chart = folder('kedacore/charts', `v${charts.keda.version}`, 'keda');

export const keda: System = {
  id: 'keda',
  kinds: { 'keda.sh': ['ScaledObject', 'TriggerAuthentication'] },
  crds: {
    // Those of the chart are templates.
    ...folder('kedacore/keda', `v${charts.keda.version}`, 'config/crd/bases'),
    files: ['keda.sh_scaledobjects.yaml', 'keda.sh_triggerauthentications.yaml'],
  },
  cut: [
    'ScaledObject.spec.advanced.scalingModifiers',
    ...[
      'awsSecretManager',
      'azureKeyVault',
      'boundServiceAccountToken',
      'configMapTargetRef',
      'env',
      'filePath',
      'gcpSecretManager',
      'hashiCorpVault',
      'oauth2',
      'podIdentity',
    ].map((source) => `TriggerAuthentication.spec.${source}`),
  ],
  charts: [{ name: charts.keda.name, upstream: chart }],
};
