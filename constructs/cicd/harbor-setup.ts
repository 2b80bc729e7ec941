import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import { Edge } from '../shared/edge';
import { mountConnection } from '../shared/mount';
import { ScriptJob } from '../shared/script-job';
import type { Workload } from '../shared/workload';
import type { HarborSecrets } from './harbor-secrets';

export interface HarborSetupProps {
  /** The pods that answer Harbor's API. */
  readonly core: Workload;
  /** Their Service. */
  readonly service: string;
  readonly project: string;
  readonly secrets: HarborSecrets;
  /** An image with `curl`. */
  readonly image: string;
}

const script = path.join(__dirname, 'scripts', 'harbor-setup.sh');

/** The project and the robot account that pushes to it: objects of Harbor's API, which has no custom resources. */
export class HarborSetup extends Construct {
  constructor(scope: Construct, id: string, { core, service, project, secrets, image }: HarborSetupProps) {
    super(scope, id);
    const name = 'harbor-setup';
    const host = `${service}.${core.namespace}.svc`;
    const mounts = [
      mountConnection('harbor', { host, port: 80, facts: { PROJECT: project }, credentials: secrets.administrator }),
      mountConnection('robot', { host, port: 80, credentials: secrets.robot }),
    ];
    const job = new ScriptJob(this, 'job', { name, component: 'setup', image, script, mounts });
    new Edge(this, 'edge', { client: job.pods, server: core, ports: [{ port: 8080 }], protocol: 'http' });
    new k8s.KubeJob(this, 'run', {
      metadata: { name, labels: job.labels, annotations: { ...inPhase('workload'), ...runAtEverySync } },
      spec: { backoffLimit: 10, activeDeadlineSeconds: 900, template: job.template },
    });
  }
}

/** A hook, because a Job cannot be changed once it is there; after the pods that answer it. */
const runAtEverySync = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
};
