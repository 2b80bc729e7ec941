import type { Construct } from 'constructs';
import type { TaskSpec } from '../../imports/tekton.dev';
import { gitLogin, resources, script, step, task, token, userSecret, variables, workspace } from './pipeline-step';
import type { PipelineFacts } from './pipeline-step';

/** Gets the source, and says which services a push has changed. */
export function checkoutTask(scope: Construct, facts: PipelineFacts): void {
  const { images, source } = facts;
  const spec: TaskSpec = {
    params: [{ name: 'commit' }, { name: 'before' }],
    results: [{ name: 'services', type: 'array' }, { name: 'any' }],
    steps: [
      step('clone', images.git, {
        ...script('checkout.sh'),
        env: variables({ ...gitLogin, SOURCE_URL: source.url, COMMIT: '$(params.commit)', FOLDER: workspace }),
        volumeMounts: [token],
      }),
      step('changes', images.git, {
        ...script('changed-services.sh'),
        env: variables({
          FOLDER: workspace,
          COMMIT: '$(params.commit)',
          BEFORE: '$(params.before)',
          SERVICES_RESULT: '$(results.services.path)',
          ANY_RESULT: '$(results.any.path)',
        }),
      }),
    ],
  };
  task(scope, facts, 'checkout', spec, [userSecret(facts)]);
}

/**
 * Proposes the new images: the settings to the source, and what comes of them to the manifests branch. The token is where git talks to
 * GitHub, and not where the programs of packages run.
 */
export function deliverTask(scope: Construct, facts: PipelineFacts): void {
  const { images, source, environment } = facts;
  const env = {
    SOURCE_URL: source.url,
    SOURCE_BRANCH: source.branch,
    MANIFESTS_BRANCH: environment.manifestsBranch,
    ENVIRONMENT: environment.name,
    COMMIT: '$(params.commit)',
    BRANCH: `ci/${environment.name}-$(params.commit)`,
    DIGESTS: `${workspace}/.ci/digests`,
    // Beside the scripts all steps of a pod share this.
    WORK: '/tmp/deliver',
  };
  const withToken = (name: string) =>
    step(name, images.node, {
      ...script(`${name}.sh`),
      env: variables({ ...gitLogin, ...env }),
      volumeMounts: [token],
    });
  const prepare = step('prepare', images.node, {
    ...script('prepare.sh'),
    env: variables(env),
    computeResources: resources('500m', '1Gi', '3Gi'),
  });
  const spec: TaskSpec = {
    params: [{ name: 'commit' }],
    steps: [withToken('fetch'), prepare, withToken('propose')],
  };
  task(scope, facts, 'deliver', spec, [userSecret(facts)]);
}
