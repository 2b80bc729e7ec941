import { charts } from '../../../app/catalogue';
import { folder, type System } from '../system';

const tag = `v${charts.gatekeeper.version}`;

export const gatekeeper: System = {
  id: 'gatekeeper',
  kinds: {
    'templates.gatekeeper.sh': ['ConstraintTemplate'],
    'constraints.gatekeeper.sh': ['TestbedPolicy'],
  },
  crds: {
    ...folder('open-policy-agent/gatekeeper', tag, 'charts/gatekeeper/crds'),
    files: ['constrainttemplate-customresourcedefinition.yaml'],
  },
  ownCrds: ['policy/testbedpolicies.yaml'],
  charts: [
    {
      name: charts.gatekeeper.name,
      upstream: folder('open-policy-agent/gatekeeper', tag, 'charts/gatekeeper'),
    },
  ],
};
