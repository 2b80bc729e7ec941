import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { inPhase } from '../gitops/sync';
import type { Phase } from '../gitops/sync';
import { ScriptJob } from './script-job';
import type { ScriptJobProps } from './script-job';
import type { Workload } from './workload';

export interface SyncJobProps extends ScriptJobProps {
  /** When in a sync it runs: the phases after it wait for its outcome. */
  readonly phase: Phase;
}

/** A Job that runs a script at every sync, with patience for a server that is still starting. Its script is safe to repeat. */
export class SyncJob extends Construct {
  /** The pods, to connect them to what the script talks to. */
  readonly pods: Workload;

  constructor(scope: Construct, id: string, { phase, ...props }: SyncJobProps) {
    super(scope, id);
    const { pods, labels, template } = new ScriptJob(this, 'script', props);
    this.pods = pods;
    new k8s.KubeJob(this, 'run', {
      metadata: { name: props.name, labels, annotations: { ...inPhase(phase), ...runAtEverySync } },
      spec: { backoffLimit: 10, activeDeadlineSeconds: 900, template },
    });
  }
}

/** A hook, because a Job cannot be changed once it is there; in the Sync phase, so that a failure shows and holds up what follows. */
const runAtEverySync = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
};
