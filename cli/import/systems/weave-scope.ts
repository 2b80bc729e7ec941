import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';

const { name, version } = charts.corootOperator;

/** Coroot; the folder is named after what it took the place of. */
export const weaveScope: System = {
  id: 'weave-scope',
  kinds: { 'coroot.com': ['Coroot'] },
  crds: {
    // That of the chart is a template.
    ...folder('coroot/coroot-operator', releases.corootOperator, 'config/crd'),
    files: ['coroot.com_coroots.yaml'],
  },
  cut: [
    'affinity',
    'agentsOnly',
    'ai',
    'clickhouse.affinity',
    'clickhouse.keeper.affinity',
    'clickhouse.keeper.tolerations',
    'clickhouse.s3',
    'clickhouse.tolerations',
    'clusterAgent.affinity',
    'clusterAgent.env',
    'clusterAgent.tolerations',
    'corootCloud',
    'enterpriseEdition',
    'env',
    'externalClickhouse',
    'externalPrometheus',
    'ingress',
    'nodeAgent.affinity',
    'nodeAgent.env',
    'nodeAgent.tolerations',
    'postgres',
    'projects',
    'prometheus',
    'sso',
    'tolerations',
  ].map((field) => `Coroot.spec.${field}`),
  charts: [{ name, upstream: folder('coroot/helm-charts', `${name}-${version}`, 'charts/operator') }],
};
