import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Task } from '../../imports/tekton.dev';
import type { TaskSpec, TaskSpecSteps } from '../../imports/tekton.dev';
import { inPhase } from '../gitops/sync';
import { labels } from '../shared/labels';
import { containerSecurityContext, podSecurityContext } from '../shared/pod-defaults';

/** The images that the steps run in. */
export interface PipelineImages {
  /** With a shell and `git`. */
  readonly git: string;
  readonly kaniko: string;
  /** With a shell. */
  readonly trivy: string;
  readonly cosign: string;
  /** With `npm`, `git` and `curl`. */
  readonly node: string;
}

/** What the tasks are told. */
export interface PipelineFacts {
  readonly name: string;
  readonly images: PipelineImages;
  readonly source: { readonly url: string; readonly branch: string };
  readonly environment: { readonly name: string; readonly manifestsBranch: string };
  /** How the names of images begin. */
  readonly registry: string;
  /** The ConfigMap with the scripts. */
  readonly scripts: string;
  /** Secrets: the user's, with `token`; the key that signs, as `tls.key`; `config.json` and `ca.crt` of the registry. */
  readonly github: string;
  readonly signing: string;
  readonly login: string;
}

export const workspace = '$(workspaces.source.path)';
export const login = { name: 'login', mountPath: '/run/secrets/registry', readOnly: true };
export const token = { name: 'github', mountPath: '/run/secrets/github', readOnly: true };

export const variables = (values: Readonly<Record<string, string>>): k8s.EnvVar[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

/** For git, which asks a program for what it needs to log in. */
export const gitLogin = { GIT_ASKPASS: '/scripts/git-askpass.sh', GIT_TOKEN_FILE: '/run/secrets/github/token' };

/** As nobody, on a file system of which only /tmp can be written to. */
const unprivileged = {
  ...containerSecurityContext,
  runAsUser: podSecurityContext.runAsUser,
  runAsGroup: podSecurityContext.runAsGroup,
};

const temporary = { name: 'tmp', mountPath: '/tmp' };

/** With types in the place of those that the generated ones leave open. */
interface StepProps extends Omit<Partial<TaskSpecSteps>, 'env' | 'volumeMounts'> {
  readonly env?: readonly k8s.EnvVar[];
  readonly volumeMounts?: readonly k8s.VolumeMount[];
}

/** A step that runs as nobody in particular, with the scripts and a place for temporary files. */
export function step(name: string, image: string, { env = [], volumeMounts = [], ...rest }: StepProps): TaskSpecSteps {
  return {
    name,
    image,
    securityContext: unprivileged,
    computeResources: resources('100m', '256Mi', '1Gi'),
    ...rest,
    env: [...variables({ HOME: '/tmp' }), ...env],
    volumeMounts: [temporary, { name: 'scripts', mountPath: '/scripts', readOnly: true }, ...volumeMounts],
  };
}

export const script = (file: string) => ({ command: ['/bin/sh', `/scripts/${file}`] });

export const resources = (cpu: string, request: string, limit: string): TaskSpecSteps['computeResources'] => ({
  requests: { cpu, memory: request },
  limits: { memory: limit },
});

export function task(
  scope: Construct,
  { name, scripts }: PipelineFacts,
  part: string,
  spec: TaskSpec,
  volumes: k8s.Volume[],
) {
  new Task(scope, part, {
    metadata: {
      name: `${name}-${part}`,
      labels: labels({ name, instance: `${name}-${part}`, component: 'pipeline' }),
      annotations: inPhase('data'),
    },
    spec: {
      ...spec,
      workspaces: [{ name: 'source' }],
      volumes: [
        { name: 'tmp', emptyDir: {} },
        { name: 'scripts', configMap: { name: scripts, defaultMode: 0o555 } },
        ...volumes,
      ],
    },
  });
}

export const secret = (name: string, secretName: string): k8s.Volume => ({
  name,
  secret: { secretName, defaultMode: 0o440 },
});

/** A public repository can be read without, and a script says it better than a pod that does not start. */
export const userSecret = ({ github: secretName }: PipelineFacts): k8s.Volume => ({
  name: 'github',
  secret: { secretName, defaultMode: 0o440, optional: true },
});
