import type { Construct } from 'constructs';
import { Pipeline } from '../../imports/tekton.dev';
import type { PipelineSpecTasks } from '../../imports/tekton.dev';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';
import type { PipelineFacts } from './pipeline-step';

const workspaces = [{ name: 'source', workspace: 'source' }];
const commit = { name: 'commit', value: '$(params.commit)' };

/** Nothing to do when a push has changed no service after all. */
const whenAny = [{ input: '$(tasks.checkout.results.any)', operator: 'in', values: ['true'] }];

/** One pipeline for all services: a push may change several, and each gets a task of its own. */
export function imagePipeline(scope: Construct, { name }: PipelineFacts): void {
  const task = (part: string, rest: Partial<PipelineSpecTasks>): PipelineSpecTasks => ({
    name: part,
    taskRef: { name: `${name}-${part}` },
    workspaces,
    ...rest,
  });
  new Pipeline(scope, 'pipeline', {
    metadata: {
      name,
      labels: labels({ name, component: 'pipeline' }),
      annotations: inPhase('data'),
    },
    spec: {
      params: [{ name: 'commit' }, { name: 'before', default: '' }],
      workspaces: [{ name: 'source' }],
      tasks: [
        task('checkout', { params: [commit, { name: 'before', value: '$(params.before)' }] }),
        task('image', {
          when: whenAny,
          params: [commit],
          matrix: { params: [{ name: 'service', value: '$(tasks.checkout.results.services[*])' }] },
        }),
        task('deliver', { when: whenAny, runAfter: ['image'], params: [commit] }),
      ],
    },
  });
}
