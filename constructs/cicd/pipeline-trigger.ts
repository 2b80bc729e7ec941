import { Construct } from 'constructs';
import { Certificate } from '../../imports/cert-manager.io';
import { HttpProxy } from '../../imports/projectcontour.io';
import { EventListener, TriggerBinding, TriggerTemplate } from '../../imports/triggers.tekton.dev';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import { Edge } from '../shared/edge';
import { Footprint } from '../shared/footprint';
import type { Resources } from '../shared/footprint';
import { labels } from '../shared/labels';
import { podSecurityContext } from '../shared/pod-defaults';
import { Workload } from '../shared/workload';
import type { TektonPipelines } from './tekton-pipelines';
import { TriggerAccount } from './trigger-account';

export interface PipelineTriggerProps {
  readonly pipeline: string;
  /** The branch whose pushes are built. */
  readonly source: { readonly branch: string };
  /** The Secret with `webhook-secret`, by which GitHub signs. */
  readonly secretName: string;
  /** The account that runs have. */
  readonly account: string;
  /** The host that GitHub calls. */
  readonly host: string;
  readonly storageClass: string;
  readonly issuer: Issuer;
  readonly envoy: Workload;
  readonly tekton: TektonPipelines;
}

const resources: Resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } };

const http = { port: 8080 };

/** Room for the source and what the tasks hand on. */
const volume = '5Gi';

/** Starts the pipeline when GitHub says, and proves by its signature, that a push has touched the services. */
export class PipelineTrigger extends Construct {
  private readonly name: string;

  constructor(scope: Construct, id: string, props: PipelineTriggerProps) {
    super(scope, id);
    this.name = `${props.pipeline}-github`;
    const { name } = this;
    const metadata = { name, labels: labels({ name, component: 'trigger' }), annotations: inPhase('data') };
    new TriggerAccount(this, 'account', { name });
    new TriggerBinding(this, 'binding', {
      metadata,
      spec: {
        params: [
          { name: 'commit', value: '$(body.after)' },
          { name: 'before', value: '$(body.before)' },
        ],
      },
    });
    new TriggerTemplate(this, 'template', {
      metadata,
      spec: { params: [{ name: 'commit' }, { name: 'before' }], resourcetemplates: [pipelineRun(props)] },
    });
    new EventListener(this, 'listener', {
      metadata: { ...metadata, annotations: inPhase('schema') },
      spec: {
        serviceAccountName: name,
        triggers: [
          {
            name: 'push',
            interceptors: interceptors(props),
            bindings: [{ ref: name }],
            template: { ref: name },
          },
        ],
        resources: { kubernetesResource: { replicas: 1, serviceType: 'ClusterIP', spec: podTemplate } },
      },
    });
    new Footprint(this, 'footprint', [{ workload: `el-${name}`, replicas: 1, containers: [resources] }]);
    this.connect(props);
  }

  private connect({ envoy, tekton, host, issuer }: PipelineTriggerProps): void {
    const { name } = this;
    const pods = new Workload(this, 'pods', {
      name,
      podLabels: { eventlistener: name },
      metrics: [{ job: 'tekton', port: 9000 }],
    });
    pods.allowToKubernetesApi();
    new Edge(this, 'judgement', {
      client: pods,
      server: tekton.interceptors,
      ports: [tekton.interceptorPort],
      protocol: 'https',
    });
    new Edge(this, 'webhook', { client: envoy, server: pods, ports: [http], protocol: 'http' });
    const secretName = `${name}-tls`;
    new Certificate(this, 'certificate', {
      metadata: { name: secretName, annotations: inPhase('foundation') },
      spec: { ...issuer.leaf, secretName, dnsNames: [host] },
    });
    new HttpProxy(this, 'route', {
      metadata: { name, annotations: inPhase('workload') },
      spec: {
        virtualhost: { fqdn: host, tls: { secretName, minimumProtocolVersion: '1.2' } },
        routes: [{ conditions: [{ exact: '/' }], services: [{ name: `el-${name}`, port: http.port }] }],
      },
    });
  }
}

const podTemplate = {
  template: {
    spec: { securityContext: { ...podSecurityContext, fsGroup: undefined }, containers: [{ resources }] },
  },
};

/** The signature first: nothing is read of what it does not cover. */
function interceptors({ secretName, source }: PipelineTriggerProps) {
  const touched = ['services/', 'proto/'].map((folder) => `file.startsWith('${folder}')`).join(' || ');
  const filter = [
    `body.ref == 'refs/heads/${source.branch}'`,
    '!body.deleted',
    `body.commits.exists(commit, (commit.added + commit.modified + commit.removed).exists(file, ${touched}))`,
  ].join(' && ');
  return [
    {
      ref: { name: 'github' },
      params: [
        { name: 'secretRef', value: { secretName, secretKey: 'webhook-secret' } },
        { name: 'eventTypes', value: ['push'] },
      ],
    },
    { ref: { name: 'cel' }, params: [{ name: 'filter', value: filter }] },
  ];
}

function pipelineRun({ pipeline, account, storageClass }: PipelineTriggerProps): object {
  return {
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: { generateName: `${pipeline}-` },
    spec: {
      pipelineRef: { name: pipeline },
      taskRunTemplate: {
        serviceAccountName: account,
        podTemplate: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          // So that what one user has written the others may change.
          securityContext: { fsGroup: podSecurityContext.fsGroup },
        },
      },
      timeouts: { pipeline: '2h0m0s' },
      params: ['commit', 'before'].map((name) => ({ name, value: `$(tt.params.${name})` })),
      workspaces: [
        {
          name: 'source',
          volumeClaimTemplate: {
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: storageClass,
              resources: { requests: { storage: volume } },
            },
          },
        },
      ],
    },
  };
}
