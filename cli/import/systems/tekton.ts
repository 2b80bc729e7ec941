import { charts, releases } from '../../../app/catalogue';
import { folder, type System } from '../system';
import { eventListener, triggerBinding, triggerTemplate } from './tekton-shapes';

const { tektonOperator: chart } = charts;

/** Sections of a TektonConfig for what we leave off, or leave as it is. */
const unused = ['addon', 'hub', 'multiclusterProxyAAE', 'params', 'platforms.openshift', 'config'];

const optionsOf = ['chain', 'dashboard', 'pipeline', 'result', 'scheduler', 'tektonpruner', 'trigger'];

export const tektonOperator: System = {
  id: 'tekton',
  kinds: { 'operator.tekton.dev': ['TektonConfig'] },
  crds: {
    ...folder('tektoncd/operator', `v${chart.version}`, 'config/base/generated-crds'),
    files: ['operator.tekton.dev_tektonconfigs.yaml'],
  },
  cut: [
    ...unused.map((section) => `TektonConfig.spec.${section}`),
    ...optionsOf.map((section) => `TektonConfig.spec.${section}.options`),
  ],
  charts: [
    {
      name: chart.name,
      upstream: folder('tektoncd/operator', `v${chart.version}`, 'charts/tekton-operator'),
    },
  ],
};

export const tektonPipelines: System = {
  id: 'tekton',
  kinds: { 'tekton.dev': ['Task', 'Pipeline'] },
  crds: {
    ...folder('tektoncd/pipeline', releases.tektonPipelines, 'config/300-crds'),
    files: ['300_task.yaml', '300_pipeline.yaml'],
  },
  cut: [
    'Task.spec.sidecars',
    'Task.spec.steps.params',
    'Task.spec.steps.ref',
    'Task.spec.steps.when',
    'Pipeline.spec.finally',
    ...['pipelineRef', 'pipelineSpec', 'taskSpec'].map((part) => `Pipeline.spec.tasks.${part}`),
  ],
  charts: [],
};

export const tektonTriggers: System = {
  id: 'tekton',
  kinds: { 'triggers.tekton.dev': ['EventListener', 'TriggerBinding', 'TriggerTemplate'] },
  crds: {
    ...folder('tektoncd/triggers', releases.tektonTriggers, 'config'),
    files: ['300-eventlistener.yaml', '300-triggerbinding.yaml', '300-triggertemplate.yaml'],
  },
  specs: { EventListener: eventListener, TriggerBinding: triggerBinding, TriggerTemplate: triggerTemplate },
  charts: [],
};
