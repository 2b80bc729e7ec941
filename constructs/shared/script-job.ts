import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Resources } from './footprint';
import { labels, selectorLabels } from './labels';
import type { LabelProps } from './labels';
import type { Mount } from './mount';
import { containerSecurityContext, podDefaults, resourceRequirements, temporaryFiles } from './pod-defaults';
import { backgroundPriority } from './priority';
import { TokenlessServiceAccount } from './service-account';
import { inPhase } from '../gitops/sync';
import { Workload } from './workload';

export interface ScriptJobProps {
  /** Name of the Job, its account and its policy, e.g. `user-db-schema`. */
  readonly name: string;
  /** What the pods are for: the last of the three labels that select them. */
  readonly component: string;
  /** An image with the client that the script calls. */
  readonly image: string;
  /** A shell script: a file, so that it can be linted and tested as one. */
  readonly script: string;
  /** What the script reads. */
  readonly mounts: readonly Mount[];
}

const resources: Resources = {
  requests: { cpu: '10m', memory: '64Mi' },
  limits: { cpu: '500m', memory: '256Mi' },
};

/** Pods that run one script to its end, with what they need around them: the caller decides when they run. */
export class ScriptJob extends Construct {
  /** The pods, to connect them to what the script talks to. */
  readonly pods: Workload;
  readonly template: k8s.PodTemplateSpec;
  /** Labels for the Job or CronJob that runs the template. */
  readonly labels: Record<string, string>;

  constructor(scope: Construct, id: string, props: ScriptJobProps) {
    super(scope, id);
    const { name, component, script } = props;
    const identity: LabelProps = { name, component };
    const fileName = path.basename(script);
    new k8s.KubeConfigMap(this, 'script', {
      metadata: { name, labels: labels(identity), annotations: inPhase('foundation') },
      data: { [fileName]: readFileSync(script, 'utf8') },
    });
    const { name: account } = new TokenlessServiceAccount(this, 'account', identity);
    this.pods = new Workload(this, 'pods', { name, podLabels: selectorLabels(identity) });
    this.labels = labels(identity);
    this.template = { metadata: { labels: this.labels }, spec: podSpec(props, account, fileName) };
  }
}

function podSpec({ name, image, component, mounts }: ScriptJobProps, account: string, fileName: string): k8s.PodSpec {
  return {
    ...podDefaults(account),
    restartPolicy: 'Never',
    priorityClassName: backgroundPriority,
    containers: [
      {
        name: component,
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['/bin/sh', `/scripts/${fileName}`],
        env: mounts.flatMap(({ env }) => env),
        resources: resourceRequirements(resources),
        securityContext: containerSecurityContext,
        volumeMounts: [
          temporaryFiles.mount,
          { name: 'scripts', mountPath: '/scripts', readOnly: true },
          ...mounts.flatMap(({ volumeMounts }) => volumeMounts),
        ],
      },
    ],
    volumes: [
      temporaryFiles.volume,
      { name: 'scripts', configMap: { name, defaultMode: 0o444 } },
      ...mounts.flatMap(({ volumes }) => volumes),
    ],
  };
}
