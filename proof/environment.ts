import * as fs from 'node:fs';
import * as path from 'node:path';
import { App } from 'cdk8s';
import type { Settings } from '../app/settings/settings';
import { profiles } from '../app/profiles';
import { synthesize } from '../app/synthesize';
import { Testbed } from '../app/testbed';
import { CrdFolder } from '../constructs/gitops/crd-folder';
import { readManifests } from '../verify/read';
import { ApplicationLog } from './argo-cd/application-log';
import { applicationController, argoCdPorts, redis, repoServer } from './argo-cd/parts';
import type { ArgoCdSite } from './argo-cd/parts';
import type { Binaries } from './binaries/locate';
import type { Site } from './check';
import { ControlPlane } from './control-plane/control-plane';
import { nodes } from './control-plane/nodes';
import { Operators } from './operators/operators';
import { readStages } from './operators/stages';
import { freePorts } from './processes/free-ports';
import type { Parts } from './processes/parts';
import { until } from './processes/until';
import { ManifestsRepository } from './sources/manifests-repository';
import { chartFacts } from './sources/chart-facts';
import { pinnedCrds } from './sources/pinned-crds';
import { serveSources } from './sources/proxy';
import type { SourceServer } from './sources/proxy';
import { stubCharts } from './sources/stub-chart';
import { stubCrds } from './sources/stub-crds';
import { stubFolders } from './sources/stub-folder';
import { upstreamRepositories } from './sources/upstream-repositories';

export interface StartOptions {
  readonly binaries: Binaries;
  readonly parts: Parts;
  /** An empty folder of its own. */
  readonly folder: string;
  readonly bootstrap: Bootstrap;
}

/** What a person does to begin: installs Argo CD and the root Application, and waits until Argo CD has read the branch. */
export type Bootstrap = (begin: {
  readonly settings: Settings;
  /** The folder of the environment. */
  readonly folder: string;
  /** In which programs find the cluster, and the proxy that stands for the internet. */
  readonly env: Readonly<Record<string, string>>;
}) => Promise<void>;

/** Brings an environment up as the README says, to where Argo CD begins to work. */
export async function startEnvironment(settings: Settings, options: StartOptions): Promise<Site> {
  const { binaries, parts, folder } = options;
  const dist = path.join(folder, 'dist');
  synthesize([settings], dist);
  const environment = path.join(dist, settings.environment);
  const testbed = new Testbed(new App(), settings);
  const { located: manifests } = readManifests(environment);

  const [plane, repository] = await Promise.all([
    ControlPlane.start(binaries, parts, subfolder(folder, 'control-plane')),
    ManifestsRepository.create(binaries.git, path.join(folder, 'repository.git'), settings.git.manifestsBranch),
  ]);
  await repository.replace(dist, 'Publish');
  const charts = await stubCharts(environment, testbed);
  const folders = stubFolders(testbed.components);
  const upstream = [...stubCrds(testbed.components), ...folders];
  // Each definition that Argo CD meets while it runs makes it read the whole cluster again, and lose events on the way.
  const groups = [
    ...testbed.components.flatMap((component) => CrdFolder.within(component)).flatMap((one) => one.groups),
    ...[...charts, ...folders].flatMap(({ name }) => chartFacts[name]?.groups ?? []),
  ];
  await plane.define(pinnedCrds(groups), parts.signal);
  const operators = await startCluster(plane, parts, binaries, settings);
  const sources = await serveSources({
    directory: subfolder(folder, 'sources'),
    openssl: binaries.openssl,
    git: binaries.git,
    charts,
    repositories: new Map([
      [settings.git.url, repository.folder],
      ...(await upstreamRepositories(binaries.git, subfolder(folder, 'upstream'), upstream)),
    ]),
  });
  parts.atEnd(() => sources.close());
  const applications = await startArgoCd({ ...options, settings, plane, sources, environment });
  const { signal } = parts;
  return {
    settings,
    testbed,
    folder: environment,
    manifests,
    plane,
    operators,
    applications,
    repository,
    sources,
    signal,
  };
}

/** What a cluster is before we come, and whoever will play operator in it. */
async function startCluster(
  plane: ControlPlane,
  parts: Parts,
  binaries: Binaries,
  settings: Settings,
): Promise<Operators> {
  await plane.kubectl(['apply', '--server-side', '-f', path.join(binaries.kwokStages, 'crd.yaml')]);
  await plane.kubectl(['apply', '--server-side', '-f', path.join(__dirname, 'cluster')]);
  await plane.apply(nodes(profiles[settings.profile].nodes));
  await plane.apply(readStages(binaries.kwokStages));
  const operators = new Operators(plane, readStages(path.join(__dirname, 'stages')));
  await operators.start();
  await plane.startKwok(parts);
  return operators;
}

interface ArgoCdOptions extends StartOptions {
  readonly settings: Settings;
  readonly plane: ControlPlane;
  readonly sources: SourceServer;
  readonly environment: string;
}

/** Installs it as a person does, and lets its real processes run beside the pods that only pretend to. */
async function startArgoCd(options: ArgoCdOptions): Promise<ApplicationLog> {
  const { settings, plane, parts, binaries, sources, environment } = options;
  const folder = subfolder(options.folder, 'argo-cd');
  const { kubeconfig } = plane;
  const site: ArgoCdSite = { binaries, ports: await freePorts(argoCdPorts), folder, kubeconfig, sources };
  const applications = await ApplicationLog.watch(plane.client, parts.signal, (error) => {
    parts.abort(error);
  });
  await Promise.all([redis(site), repoServer(site)].map((part) => parts.start(part)));
  const begun = options.bootstrap({ settings, folder: environment, env: personsEnvironment(site) });
  const configuration = async () => {
    await plane.kubectl(['--namespace', 'argocd', 'get', 'configmap', 'argocd-cm']);
    return true;
  };
  const isConfigured = until('Argo CD has its configuration', configuration, { signal: parts.signal });
  await Promise.race([begun, isConfigured]);
  await parts.start(applicationController(site));
  await begun;
  return applications;
}

/** What a person has on the machine, and nothing of the person who runs the proof. */
function personsEnvironment({ binaries, folder, kubeconfig, sources }: ArgoCdSite): Readonly<Record<string, string>> {
  const programs = [binaries.kubectl, binaries.helm, binaries.git].map((one) => path.dirname(one));
  return {
    HOME: folder,
    PATH: [...programs, '/usr/bin', '/bin'].join(':'),
    KUBECONFIG: kubeconfig,
    HTTPS_PROXY: sources.url,
    NO_PROXY: '127.0.0.1',
    SSL_CERT_FILE: sources.caFile,
    GIT_SSL_CAINFO: sources.caFile,
  };
}

function subfolder(folder: string, name: string): string {
  const place = path.join(folder, name);
  fs.mkdirSync(place);
  return place;
}
