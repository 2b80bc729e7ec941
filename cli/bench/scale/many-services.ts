import { ApiObject } from 'cdk8s';
import type { App } from 'cdk8s';
import { Applications } from '../../../constructs/gitops/applications';
import { Component } from '../../../constructs/gitops/component';
import { Footprint, sumFootprint } from '../../../constructs/shared/footprint';
import { shopRelease } from '../../../app/catalogue';
import { ArgoCd } from '../../../app/components/cicd/argo-cd';
import { Contour } from '../../../app/components/ingress/contour';
import { ShopGateway } from '../../../app/components/ingress/shop-gateway';
import type { Platform } from '../../../app/components/microservices/platform';
import { ShopService } from '../../../app/components/microservices/shop-service';
import { operators } from '../../../app/components/operators';
import { CertManager } from '../../../app/components/security/cert-manager';
import { CertificateAuthority } from '../../../app/components/security/certificate-authority';
import { ObjectStore } from '../../../app/components/storage/object-store';
import { SeaweedfsOperator } from '../../../app/components/storage/seaweedfs-operator';
import { Velero } from '../../../app/components/storage/velero';
import { profiles } from '../../../app/profiles';
import { services } from '../../../app/services';
import { imageName } from '../../../app/settings/image-version';
import type { Settings } from '../../../app/settings/settings';
import type { Built } from '../../../app/synthesize';
import { targets } from '../../../app/targets';

const profile = profiles.full;
const storageClass = 'block';

/** A shop of any number of services, everything else as in a testbed: the stores of the real shop in turn, each service calls the one before. */
export function buildManyServices(app: App, settings: Settings, count: number): Built {
  const argoCd = new ArgoCd(app, profile, settings);
  const platform = buildPlatform(app, settings);
  const patterns = Object.values(services).filter(({ store }) => store !== undefined);
  let before: readonly ShopService[] = [];
  for (let index = 0; index < count; index++) {
    const pattern = patterns[index % patterns.length];
    if (pattern === undefined) throw new Error('no service of the shop has a store');
    const service = new ShopService(app, `svc-${String(index + 1).padStart(4, '0')}`, {
      service: pattern,
      store: pattern.store,
      profile,
      platform,
      image: imageName(settings.imageRegistry, 'service', shopRelease),
      calls: before,
      publishes: [],
    });
    before = [service];
  }
  const components = app.node.children.filter((child) => child instanceof Component);
  const git = { url: settings.git.url, branch: settings.git.manifestsBranch, path: settings.environment };
  new Applications(app, 'applications', { components, git, argoCdNamespace: 'argocd' });
  return {
    argoCd: argoCd.release,
    components,
    objects: app.node.findAll().filter((construct) => construct instanceof ApiObject).length,
    footprint: sumFootprint(Footprint.within(app)),
  };
}

function buildPlatform(app: App, { domain, backup }: Settings): Platform {
  const certManager = new CertManager(app, profile);
  const { issuer } = new CertificateAuthority(app, certManager);
  const contour = new Contour(app, profile, targets.aws);
  const { gateway } = new ShopGateway(app, { host: domain, issuer, contour });
  const seaweedfs = new SeaweedfsOperator(app, profile);
  const { store } = new ObjectStore(app, { profile, storageClass, operator: seaweedfs });
  const { velero } = new Velero(app, { profile, store });
  const running = new Map(Object.entries(operators).map(([name, make]) => [name, make(app, profile).pods]));
  return {
    profile: 'full',
    storageClass,
    issuer,
    measured: false,
    gateway,
    backup,
    objectStore: () => store,
    velero,
    operator: (name) => {
      const pods = running.get(name);
      if (pods === undefined) throw new Error(`${name} is no operator of a store`);
      return pods;
    },
  };
}
