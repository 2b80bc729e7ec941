import type { Construct } from 'constructs';
import { ImagePipeline as Pipeline } from '../../../constructs/cicd/image-pipeline';
import { Component } from '../../../constructs/gitops/component';
import { images } from '../../catalogue';
import type { Settings } from '../../settings/settings';
import type { Platform } from '../microservices/platform';
import type { Harbor } from './harbor';
import type { HarborStore } from './harbor-store';
import type { TektonPipelines } from './tekton-pipelines';

export interface ImagePipelineProps {
  readonly settings: Settings;
  readonly platform: Platform;
  readonly store: HarborStore;
  readonly harbor: Harbor;
  readonly tekton: TektonPipelines;
}

/** Builds the images of the shop. Kaniko runs as root and keeps the capabilities of a container: `baseline` is what lets it. */
export class ImagePipeline extends Component {
  constructor(testbed: Construct, { settings, platform, store, harbor, tekton }: ImagePipelineProps) {
    super(testbed, 'ci', { layer: 'cicd', podSecurity: 'baseline' });
    // Runs have no use for a proxy's settings, and would not start while the webhook is down that adds them.
    this.labelNamespace('operator.tekton.dev/disable-proxy', 'true');
    const { url, manifestsBranch } = settings.git;
    new Pipeline(this, 'ci', {
      images,
      source: { url, branch: 'main' },
      environment: { name: settings.environment, manifestsBranch },
      registry: { prefix: harbor.imageRegistry, secrets: store.secrets },
      host: `hooks.${settings.domain}`,
      storageClass: platform.storageClass,
      issuer: platform.issuer,
      envoy: platform.gateway.envoy,
      tekton: tekton.pipelines,
    });
  }
}
