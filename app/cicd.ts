import type { App } from 'cdk8s';
import { Harbor } from './components/cicd/harbor';
import { HarborStore } from './components/cicd/harbor-store';
import { ImagePipeline } from './components/cicd/image-pipeline';
import { RegistryTrust } from './components/cicd/registry-trust';
import { TektonOperator } from './components/cicd/tekton-operator';
import { TektonPipelines } from './components/cicd/tekton-pipelines';
import { TrivyOperator } from './components/cicd/trivy-operator';
import type { Platform } from './components/microservices/platform';
import { profiles } from './profiles';
import type { Settings } from './settings/settings';

/** Where images are built, kept and scanned: what of it the settings turn on. */
export function buildCicd(app: App, settings: Settings, platform: Platform): void {
  const { components: on, domain } = settings;
  const profile = profiles[settings.profile];
  if (on['trivy-operator']) new TrivyOperator(app, platform.storageClass);
  if (on['tekton-operator']) new TektonOperator(app, profile);
  const tekton = on['tekton-pipelines'] && new TektonPipelines(app, platform.door);
  if (!on['harbor-store']) return;
  const host = `harbor.${domain}`;
  const store = new HarborStore(app, host, platform);
  const harbor = on.harbor && new Harbor(app, store, { host, profile, platform });
  if (on['registry-trust']) new RegistryTrust(app, host, store, profile);
  if (on.ci && harbor && tekton) new ImagePipeline(app, { settings, platform, store, harbor, tekton });
}
