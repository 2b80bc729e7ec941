import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { Applications } from '../constructs/gitops/applications';
import { Bootstrap } from '../constructs/gitops/bootstrap';
import { Component } from '../constructs/gitops/component';
import type { HelmRelease } from '../constructs/gitops/helm-release';
import { Edge } from '../constructs/shared/edge';
import { Footprint, sumFootprint } from '../constructs/shared/footprint';
import type { FootprintSum } from '../constructs/shared/footprint';
import type { Workload } from '../constructs/shared/workload';
import { shopRelease } from './catalogue';
import { buildCicd } from './cicd';
import { ArgoCd } from './components/cicd/argo-cd';
import { ArgoCdUi } from './components/cicd/argo-cd-ui';
import { operators } from './components/operators';
import { CertManager } from './components/security/cert-manager';
import { CertificateAuthority } from './components/security/certificate-authority';
import { Contour } from './components/ingress/contour';
import { Nginx } from './components/ingress/nginx';
import { SingleSignOn } from './components/ingress/single-sign-on';
import { ShopGateway } from './components/ingress/shop-gateway';
import { PriorityClasses } from './components/security/priority-classes';
import { ShopWebUi } from './components/microservices/shop-web-ui';
import { ShopService } from './components/microservices/shop-service';
import type { Platform } from './components/microservices/platform';
import { PrometheusCrds } from './components/observability/prometheus-crds';
import { Gatekeeper } from './components/security/gatekeeper';
import { Policies } from './components/security/policies';
import { ExternalSecrets } from './components/security/external-secrets';
import { BlockStorage } from './components/storage/block-storage';
import { Ceph } from './components/storage/ceph';
import { ObjectStore } from './components/storage/object-store';
import { RookCeph } from './components/storage/rook-ceph';
import { SeaweedfsOperator } from './components/storage/seaweedfs-operator';
import { Velero } from './components/storage/velero';
import type { OptionalComponentName } from './inventory';
import { buildObservability } from './observability';
import { keepLatest } from './keep-latest';
import { profiles } from './profiles';
import { inOrderOfCalls, services } from './services';
import type { ServiceName } from './services';
import { hasEverything, withEverything } from './settings/everything';
import { imageName } from './settings/image-version';
import type { Settings } from './settings/settings';
import { targets } from './targets';

/** One environment, layer by layer: what there is, and what is handed to whom. */
export class Testbed {
  /** How Argo CD is installed the first time. */
  readonly argoCd: Pick<HelmRelease, 'releaseName' | 'values'>;
  private readonly app: App;

  constructor(app: App, settings: Settings) {
    this.app = app;
    const { domain, components: on } = settings;
    const profile = profiles[settings.profile];
    const target = targets[settings.target];

    const argoCd = new ArgoCd(app, profile, settings);
    this.argoCd = argoCd.release;
    if (on['prometheus-crds']) new PrometheusCrds(app);

    // security
    new PriorityClasses(app);
    new ExternalSecrets(app, profile);
    const certManager = new CertManager(app, profile);
    const { issuer } = new CertificateAuthority(app, certManager);
    if (on.gatekeeper) {
      new Gatekeeper(app, profile);
      new Policies(app, settings);
    }

    // ingress
    const contour = new Contour(app, profile, target);
    const { gateway } = new ShopGateway(app, { host: domain, issuer, contour });
    if (on.nginx) new Nginx(app, profile, gateway);
    const login = on['single-sign-on'] && new SingleSignOn(app, { profile, domain, issuer, contour });
    const door = login ? login.door : undefined;

    // storage
    const storageClass = this.storage(settings);
    const seaweedfs = on['seaweedfs-operator'] && new SeaweedfsOperator(app, profile);
    const objectStore =
      on['object-store'] && new ObjectStore(app, { profile, storageClass, operator: need(seaweedfs), door });
    const velero = on.velero && new Velero(app, { profile, store: need(objectStore).store });

    // datastores
    const running = this.operators(settings);

    // cicd
    if (door) new ArgoCdUi(app, argoCd, door);

    // observability
    const grounds = { profile, storageClass, issuer, door, objectStore: () => need(objectStore).store };
    const { prometheus, traces } = buildObservability(app, settings, grounds);

    // microservices
    const platform: Platform = {
      profile: settings.profile,
      storageClass,
      issuer,
      measured: on.prometheus,
      gateway,
      door,
      backup: settings.backup,
      objectStore: grounds.objectStore,
      velero: velero ? velero.velero : undefined,
      traces,
      operator: (name) => need(running.get(name)).pods,
    };
    this.shop(settings, platform);

    // delivery of the shop's own images
    buildCicd(app, settings, platform);

    prometheus?.measure(app);
    this.deliver(settings);
  }

  /** Every component, in the order of their declaration. */
  get components(): readonly Component[] {
    return this.app.node.children.filter((child) => child instanceof Component);
  }

  /** Who talks to whom. */
  get edges(): readonly Edge[] {
    return Edge.within(this.app);
  }

  get objects(): number {
    return this.app.node.findAll().filter((construct) => construct instanceof ApiObject).length;
  }

  get footprint(): FootprintSum {
    return sumFootprint(Footprint.within(this.app));
  }

  /** @returns the StorageClass of every volume */
  private storage({ components: on, profile, storageClass, target }: Settings): string {
    const rook = on['rook-ceph'] && new RookCeph(this.app, profiles[profile]);
    const ceph = on.ceph && new Ceph(this.app, need(rook), profiles[profile]);
    if (storageClass !== undefined) return storageClass;
    const { storage } = targets[target];
    return storage === 'ceph' ? need(ceph).storageClass : new BlockStorage(this.app, storage).storageClass;
  }

  private operators({ components: on, profile }: Settings): Map<string, Component & { readonly pods: Workload }> {
    const chosen = Object.entries(operators).filter(([name]) => on[name as OptionalComponentName]);
    return new Map(chosen.map(([name, make]) => [name, make(this.app, profiles[profile])]));
  }

  /** The services that are on: those that a service calls come before it. */
  private shop(settings: Settings, platform: Platform): void {
    const built = new Map<ServiceName, ShopService>();
    for (const name of inOrderOfCalls()) {
      if (!settings.services[name]) continue;
      const service = services[name];
      const image = imageName(settings.imageRegistry, name, settings.images[name] ?? shopRelease);
      const profile = profiles[settings.profile];
      if (service.kind === 'web-ui') {
        new ShopWebUi(this.app, name, { profile, gateway: platform.gateway, image });
        continue;
      }
      const props = {
        service,
        store: settings.stores[name],
        storeName: settings.storeNames[name],
        profile,
        platform,
        image,
        calls: service.calls.map((callee) => need(built.get(callee))),
        publishes: service.publishes.map((owner) => need(built.get(owner))),
      };
      built.set(name, new ShopService(this.app, name, props));
    }
  }

  private deliver(settings: Settings): void {
    const { url, manifestsBranch: branch } = settings.git;
    const git = { url, branch, path: settings.environment };
    const { components } = this;
    const allowed = hasEverything(settings) ? components : componentsOf(withEverything(settings));
    const argoCdNamespace = 'argocd';
    const { node } = new Applications(this.app, 'applications', { components, allowed, git, argoCdNamespace });
    new Bootstrap(this.app, 'bootstrap', { git, applications: node.id, argoCdNamespace });
  }
}

/** Kept, because planning and restoring ask for those of the same settings many times. */
const componentsOf = keepLatest((settings: Settings) => new Testbed(new App(), settings).components);

/** What something that is on requires is on as well: the settings were refused otherwise. */
function need<T extends Construct>(component: T | false | undefined): T {
  if (!component) throw new Error('a component is required that the settings leave off');
  return component;
}
