import { Construct } from 'constructs';
import { TektonConfig } from '../../imports/operator.tekton.dev';
import type { TektonConfigSpec } from '../../imports/operator.tekton.dev';
import { clusterScoped } from '../gitops/cluster-scoped';
import { inPhase } from '../gitops/sync';
import { Footprint } from '../shared/footprint';
import { labels } from '../shared/labels';
import type { Metrics } from '../shared/metrics';
import { Workload } from '../shared/workload';

/** Days for which a finished run can be looked at, and how many of a pipeline are kept at most. */
const kept = { days: 7, runs: 20 };

const webhook = { port: 8443 };

/** The Deployments that the operator makes, and what it labels their pods with. */
const parts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'tekton-pipelines-controller': { app: 'tekton-pipelines-controller' },
  'tekton-pipelines-webhook': { app: 'tekton-pipelines-webhook' },
  'tekton-pipelines-remote-resolvers': { app: 'tekton-pipelines-resolvers' },
  'tekton-events-controller': { app: 'tekton-events-controller' },
  'tekton-triggers-controller': { app: 'tekton-triggers-controller' },
  'tekton-triggers-webhook': { app: 'tekton-triggers-webhook' },
  'tekton-triggers-core-interceptors': { app: 'tekton-triggers-core-interceptors' },
  'tekton-dashboard': { app: 'tekton-dashboard' },
  'tekton-operator-proxy-webhook': { name: 'tekton-operator-proxy-webhook' },
  'tekton-pruner-controller': { app: 'tekton-pruner-controller' },
  'tekton-pruner-webhook': {
    'app.kubernetes.io/component': 'webhook',
    'app.kubernetes.io/part-of': 'tekton-pruner',
  },
};

/** What they measure by; the others tell nothing, or do not say where. */
const metricsPorts: Readonly<Record<string, Omit<Metrics, 'job'>>> = {
  'tekton-pipelines-controller': { port: 9090 },
  'tekton-pipelines-webhook': { port: 9090 },
  'tekton-pipelines-remote-resolvers': { port: 9090 },
  'tekton-events-controller': { port: 9090 },
  'tekton-triggers-controller': { port: 9000, undeclared: true },
};

/**
 * Tekton itself: pipelines, triggers, the dashboard, and the pruner of old runs. The operator gives none of them requests. It would
 * write policies of its own; ours know who calls.
 */
export class TektonPipelines extends Construct {
  /** The pods that judge what an EventListener receives. */
  readonly interceptors: Workload;
  readonly interceptorPort = webhook;
  /** The pods of the dashboard: read-only, without a login. Their Service has the same name and port. */
  readonly dashboard: Workload;
  readonly dashboardPort = { port: 9097 };

  /** @param id name of the custom resource: the operator knows `config` only */
  constructor(scope: Construct, id: 'config') {
    super(scope, id);
    const pods = Object.entries(parts).map(([name, podLabels]) => {
      const measured = metricsPorts[name];
      const metrics = measured === undefined ? [] : [{ job: 'tekton', ...measured }];
      return new Workload(this, name, { name, podLabels, metrics });
    });
    for (const one of pods) {
      one.allowToKubernetesApi();
      if (one.name.endsWith('-webhook')) one.allowFromAnywhere([webhook]);
    }
    const [interceptors, dashboard] = ['tekton-triggers-core-interceptors', 'tekton-dashboard'].map((wanted) =>
      pods.find(({ name }) => name === wanted),
    );
    if (interceptors === undefined) throw new Error('Tekton has no interceptors');
    if (dashboard === undefined) throw new Error('Tekton has no dashboard');
    this.interceptors = interceptors;
    this.dashboard = dashboard;
    clusterScoped(
      new TektonConfig(this, 'config', {
        metadata: {
          name: id,
          labels: labels({ name: 'tekton', instance: id, component: 'pipelines' }),
          annotations: inPhase('data'),
        },
        spec: spec(interceptors.namespace),
      }),
    );
    new Footprint(
      this,
      'footprint',
      Object.keys(parts).map((workload) => ({ workload, replicas: 1, containers: [] })),
    );
  }
}

const spec = (targetNamespace: string): TektonConfigSpec => ({
  profile: 'all',
  targetNamespace,
  pipeline: {
    // The pipeline runs one task for each changed service.
    enableApiFields: 'beta',
    coschedule: 'workspaces',
    setSecurityContext: true,
    disableCredsInit: true,
    defaultTimeoutMinutes: 60,
    // Nothing is fetched from elsewhere while it runs.
    enableBundlesResolver: false,
    enableClusterResolver: false,
    enableGitResolver: false,
    enableHubResolver: false,
  },
  trigger: { disabled: false, enableApiFields: 'stable' },
  // Who may look may not start anything.
  dashboard: { readonly: true },
  chain: { disabled: true },
  result: { disabled: true, isExternalDb: false },
  platforms: { kubernetes: { pipelinesAsCode: { enable: false } } },
  networkPolicy: { disabled: true },
  pruner: { disabled: true },
  tektonpruner: {
    disabled: false,
    globalConfig: {
      enforcedConfigLevel: 'global',
      historyLimit: kept.runs,
      ttlSecondsAfterFinished: kept.days * 24 * 60 * 60,
    },
  },
});
