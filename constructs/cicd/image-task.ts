import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { TaskSpecSteps } from '../../imports/tekton.dev';
import { login, resources, script, secret, step, task, variables, workspace } from './pipeline-step';
import type { PipelineFacts } from './pipeline-step';

const service = '$(params.service)';
const keys = { name: 'keys', mountPath: '/keys' };
const signing = { name: 'signing', mountPath: '/run/secrets/signing', readOnly: true };

/** Where a step finds what another has written. */
const digest = `${workspace}/.ci/digests/${service}`;
const bill = `${workspace}/.ci/sbom/${service}.json`;

/** Builds the image of one service from its Dockerfile: its stage `test` first, then the whole; scans and signs what it has pushed. */
export function imageTask(scope: Construct, facts: PipelineFacts): void {
  const [host = ''] = facts.registry.split('/');
  const image = `${facts.registry}/${service}`;
  const steps = [
    kaniko(facts, 'test', ['--target=test', '--no-push'], []),
    kaniko(
      facts,
      'build',
      [
        `--destination=${image}:$(params.commit)`,
        `--digest-file=${digest}`,
        `--registry-certificate=${host}=${login.mountPath}/ca.crt`,
      ],
      [login, { ...login, mountPath: '/kaniko/.docker' }],
    ),
    scan(facts, image),
    ...signature(facts),
  ];
  const volumes = [secret('login', facts.login), secret('signing', facts.signing), { name: 'keys', emptyDir: {} }];
  task(scope, facts, 'image', { params: [{ name: 'service' }, { name: 'commit' }], steps }, volumes);
}

/** What a Dockerfile runs sees all that is mounted: nothing is that the step can do without. */
function kaniko(
  { images }: PipelineFacts,
  name: string,
  args: readonly string[],
  volumeMounts: readonly k8s.VolumeMount[],
): TaskSpecSteps {
  return {
    name,
    image: images.kaniko,
    // Else Tekton's controller would have to ask the registry of the image.
    command: ['/kaniko/executor'],
    args: [
      `--context=dir://${workspace}`,
      `--dockerfile=services/${service}/Dockerfile`,
      '--snapshot-mode=redo',
      ...args,
    ],
    // It unpacks what it builds into its own root, with the owners that are in there.
    securityContext: { runAsUser: 0, allowPrivilegeEscalation: false },
    computeResources: resources('250m', '512Mi', '4Gi'),
    volumeMounts: [...volumeMounts],
  };
}

function scan({ images }: PipelineFacts, image: string): TaskSpecSteps {
  return step('scan', images.trivy, {
    ...script('scan-image.sh'),
    results: [{ name: 'image' }],
    env: variables({
      IMAGE: image,
      DIGEST_FILE: digest,
      SBOM_FILE: bill,
      IMAGE_RESULT: '$(step.results.image.path)',
      DOCKER_CONFIG: login.mountPath,
      // Beside the authorities of the image: the database comes from the internet.
      SSL_CERT_DIR: login.mountPath,
    }),
    volumeMounts: [login],
  });
}

/** The image has no shell: each step is one call. */
function signature({ images }: PipelineFacts): TaskSpecSteps[] {
  const cosign = (name: string, args: string[]) =>
    step(name, images.cosign, {
      command: ['/ko-app/cosign'],
      args,
      // The key in its own form lives for as long as the pod: there is no second place to keep a password in.
      env: variables({
        COSIGN_PASSWORD: '',
        DOCKER_CONFIG: login.mountPath,
        SSL_CERT_FILE: `${login.mountPath}/ca.crt`,
      }),
      volumeMounts: [login, keys, signing],
    });
  // No public log learns what is signed here.
  const privately = ['--key=/keys/signing.key', '--use-signing-config=false', '--tlog-upload=false', '--yes'];
  const pushed = '$(steps.scan.results.image)';
  return [
    cosign('key', ['import-key-pair', `--key=${signing.mountPath}/tls.key`, '--output-key-prefix=/keys/signing']),
    cosign('sign', ['sign', ...privately, pushed]),
    cosign('attest', ['attest', ...privately, '--type=cyclonedx', `--predicate=${bill}`, pushed]),
  ];
}
