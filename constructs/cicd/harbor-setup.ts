import * as path from 'node:path';
import { Construct } from 'constructs';
import { Edge } from '../shared/edge';
import { mountConnection } from '../shared/mount';
import { SyncJob } from '../shared/sync-job';
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
    const host = `${service}.${core.namespace}.svc`;
    const mounts = [
      mountConnection('harbor', { host, port: 80, facts: { PROJECT: project }, credentials: secrets.administrator }),
      mountConnection('robot', { host, port: 80, credentials: secrets.robot }),
    ];
    const job = { name: 'harbor-setup', component: 'setup', phase: 'workload', image, script, mounts } as const;
    const { pods } = new SyncJob(this, 'job', job);
    new Edge(this, 'edge', { client: pods, server: core, ports: [{ port: 8080 }], protocol: 'http' });
  }
}
