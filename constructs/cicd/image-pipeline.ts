import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  Certificate,
  CertificateSpecPrivateKeyAlgorithm,
  CertificateSpecPrivateKeyEncoding,
  CertificateSpecPrivateKeyRotationPolicy,
} from '../../imports/cert-manager.io';
import { inPhase } from '../gitops/sync';
import type { Issuer } from '../security/certificate-authority';
import { CarriedSecret } from '../shared/carried-secret';
import { Edge } from '../shared/edge';
import { labels } from '../shared/labels';
import { protect } from '../shared/protect';
import { TokenlessServiceAccount } from '../shared/service-account';
import { Workload } from '../shared/workload';
import type { HarborSecrets } from './harbor-secrets';
import { imagePipeline } from './image-pipeline-spec';
import { PipelineTrigger } from './pipeline-trigger';
import { imageTask } from './image-task';
import type { PipelineFacts, PipelineImages } from './pipeline-step';
import { checkoutTask, deliverTask } from './pipeline-tasks';
import type { TektonPipelines } from './tekton-pipelines';

export interface ImagePipelineProps {
  readonly images: PipelineImages;
  /** Where the source is, and which branch of it is built. */
  readonly source: { readonly url: string; readonly branch: string };
  /** The environment whose settings name the images, and the branch with its manifests. */
  readonly environment: { readonly name: string; readonly manifestsBranch: string };
  /** How the names of images begin, and who pushes them. */
  readonly registry: { readonly prefix: string; readonly secrets: HarborSecrets };
  /** The host that GitHub calls. */
  readonly host: string;
  /** The source is checked out onto a volume of it. */
  readonly storageClass: string;
  readonly issuer: Issuer;
  /** The Envoy pods: before the webhook, and before the registry. */
  readonly envoy: Workload;
  readonly tekton: TektonPipelines;
}

const scripts = [
  'checkout.sh',
  'changed-services.sh',
  'scan-image.sh',
  'fetch.sh',
  'prepare.sh',
  'propose.sh',
  'git-askpass.sh',
];

/**
 * From a push to a pull request: the services that changed are tested, built, pushed, scanned and signed, and their images proposed to
 * an environment. It may write to the registry and propose to the repository; the Kubernetes API it may not even call.
 *
 * The Secret `<id>-github` is the user's: `token` and `webhook-secret`.
 */
export class ImagePipeline extends Construct {
  /** @param id name of the Pipeline, its runs and everything around it */
  constructor(scope: Construct, id: string, props: ImagePipelineProps) {
    super(scope, id);
    const identity = { name: id, component: 'pipeline' };
    const metadata = (name: string) => ({ name, labels: labels({ ...identity, instance: name }) });
    new k8s.KubeConfigMap(this, 'scripts', {
      metadata: { ...metadata(`${id}-scripts`), annotations: inPhase('foundation') },
      data: Object.fromEntries(
        scripts.map((script) => [script, readFileSync(path.join(__dirname, 'scripts', script), 'utf8')]),
      ),
    });
    const account = new TokenlessServiceAccount(this, 'account', identity).name;
    const { prefix, secrets } = props.registry;
    const facts: PipelineFacts = {
      ...props,
      name: id,
      registry: prefix,
      scripts: `${id}-scripts`,
      github: `${id}-github`,
      signing: this.signingKey(`${id}-signing`, props.issuer),
      login: this.registryLogin(`${id}-registry`, secrets),
    };
    for (const make of [checkoutTask, imageTask, deliverTask]) make(this, facts);
    imagePipeline(this, facts);
    new PipelineTrigger(this, 'trigger', { ...props, pipeline: id, secretName: facts.github, account });
    const runs = new Workload(this, 'runs', {
      name: `${id}-runs`,
      podLabels: { 'app.kubernetes.io/managed-by': 'tekton-pipelines' },
    });
    // Sources, packages, base images and vulnerabilities come from anywhere; the registry's own host ends at the gateway's pods.
    runs.allowToAnywhere([{ port: 443 }]);
    new Edge(this, 'registry', { client: runs, server: props.envoy, ports: [{ port: 8443 }], protocol: 'https' });
  }

  /** Born here, and never renewed: what it has signed can be verified with the key that was published. */
  private signingKey(name: string, issuer: Issuer): string {
    const scope = new Construct(this, 'signing');
    new Certificate(scope, 'key', {
      metadata: { name, annotations: inPhase('foundation') },
      spec: {
        ...issuer.leaf,
        secretName: name,
        commonName: name,
        privateKey: {
          algorithm: CertificateSpecPrivateKeyAlgorithm.ECDSA,
          size: 256,
          encoding: CertificateSpecPrivateKeyEncoding.PKCS8,
          rotationPolicy: CertificateSpecPrivateKeyRotationPolicy.NEVER,
        },
      },
    });
    protect(scope);
    return name;
  }

  private registryLogin(name: string, source: HarborSecrets): string {
    const { robot, ca } = source;
    return new CarriedSecret(this, 'login', {
      name,
      source,
      data: {
        'config.json': { secretName: robot.secretName, key: robot.dockerConfigKey },
        'ca.crt': { secretName: ca.secretName, key: ca.key },
      },
    }).secretName;
  }
}
